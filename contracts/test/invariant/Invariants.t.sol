// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../../src/IPayChainEscrow.sol";
import {EscrowFixture} from "../support/EscrowFixture.sol";
import {Books} from "./Books.sol";
import {Handler} from "./Handler.sol";

/// @title The seven rules of docs/contract.md, held after any sequence of acts of honest and hostile people
contract InvariantsTest is EscrowFixture {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Handler private handler;
    Books private books;

    function setUp() public override {
        super.setUp();
        vm.deal(employer, 0);
        vm.deal(worker, 0);
        _start(14);
    }

    function _start(uint256 mostJobs) private {
        handler = new Handler(escrow, mostJobs);
        books = handler.books();
        vm.startPrank(owner);
        escrow.allowToken(address(handler.dollar()), true);
        if (escrow.arbiters(1) == address(0)) escrow.addArbiter(1, arbiter);
        vm.stopPrank();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// Not one of the acts.
    function excludeSelectors() public view returns (FuzzSelector[] memory excluded) {
        excluded = new FuzzSelector[](1);
        excluded[0] = FuzzSelector(address(handler), new bytes4[](2));
        excluded[0].selectors[0] = handler.setUp.selector;
        excluded[0].selectors[1] = handler.finalized.selector;
    }

    /// All rules after each act, in one campaign: six would play the same acts six times.
    function invariant_theSevenRules() public view {
        rule_1_theBalanceIsWhatIsOwed();
        rule_2_aJobEndsOnce();
        rule_3_everybodyHasExactlyWhatIsHis();
        rule_3_deliveredWorkIsNotRefunded();
        rule_4_nobodyElseGains();
        rule_4_theOwnersPowersHold();
        rule_7_noSignatureWorksTwice();
    }

    /// 1. Per asset: balance = open principal + fees + pending + what was forced in.
    function rule_1_theBalanceIsWhatIsOwed() private view {
        for (uint256 a = 0; a < 2; a++) {
            address token = handler.assets()[a];
            (uint256 locked, uint256 fees_, uint256 pending_, uint256 balance) = escrow.getAssetStats(token);
            vm.assertEq(balance, books.openPrincipal(token) + fees_ + pending_ + books.forcedIn(token));
            vm.assertEq(locked, books.openPrincipal(token) + books.forcedIn(token));
            uint256 sum;
            for (uint256 i = 0; i < handler.peopleCount(); i++) {
                sum += escrow.pending(handler.people(i), token);
            }
            vm.assertEq(pending_, sum, "pending is the sum of its parts");
        }
    }

    /// 2. One final transition per job, and a final status stays.
    function rule_2_aJobEndsOnce() private view {
        for (uint256 i = 0; i < books.count(); i++) {
            bytes32 id = books.ids(i);
            Books.Entry memory e = books.job(id);
            IPayChainEscrow.Job memory job = escrow.getJob(id);
            vm.assertLe(e.finals, 1, "ends once");
            if (e.finals == 1) {
                vm.assertEq(uint256(job.status), uint256(e.outcome), "a final status stays");
                vm.assertEq(job.amount, 0, "nothing is left in it");
            } else {
                vm.assertLt(uint256(job.status), uint256(IPayChainEscrow.Status.Released), "not over");
                vm.assertEq(job.amount, e.amount, "all is left in it");
                vm.assertEq(job.employer, e.employer);
                vm.assertEq(job.worker, e.worker);
            }
        }
    }

    /// 2, 3. Everybody has exactly what became his: agreed pay as a worker, pay and fee as a refunded employer.
    function rule_3_everybodyHasExactlyWhatIsHis() private view {
        for (uint256 i = 0; i < handler.peopleCount(); i++) {
            address who = handler.people(i);
            for (uint256 a = 0; a < 2; a++) {
                address token = handler.assets()[a];
                uint256 has = _balance(who, token) + escrow.pending(who, token) + books.takenBy(who, token);
                vm.assertEq(has, books.entitled(who, token), "balance, pending and taken are what was earned");
            }
        }
    }

    /// 3. Delivered work is never refunded unless the worker left.
    function rule_3_deliveredWorkIsNotRefunded() private view {
        vm.assertFalse(books.deliveredWorkWasRefunded());
    }

    /// 4. No third party gains; the owner's gain is the fees.
    function rule_4_nobodyElseGains() private view {
        address[4] memory others = [stranger, gateSigner, owner, arbiter];
        for (uint256 a = 0; a < 2; a++) {
            address token = handler.assets()[a];
            for (uint256 i = 0; i < others.length; i++) {
                vm.assertEq(_balance(others[i], token), 0, "third parties");
            }
            (, uint256 fees_,,) = escrow.getAssetStats(token);
            uint256 has = _balance(handler.feeSink(), token) + fees_;
            vm.assertEq(has, books.feesEarned(token), "the platform has the fees");
        }
    }

    /// What the owner closed is closed: the gate to new workers, a token to new jobs.
    function rule_4_theOwnersPowersHold() private view {
        vm.assertFalse(books.aPowerWasIgnored());
    }

    function _balance(address who, address token) private view returns (uint256) {
        return token == address(0) ? who.balance : handler.dollar().balanceOf(who);
    }

    /// 7. No signature works twice.
    function rule_7_noSignatureWorksTwice() private view {
        vm.assertFalse(books.aReplayWorked());
    }

    /// 5, 6. At the end of every run a stranger alone brings every job to its end, hostile parties and tokens or not.
    function afterInvariant() public {
        vm.prank(owner);
        escrow.setGate(address(0));
        for (uint256 i = 0; i < books.count(); i++) {
            bytes32 id = books.ids(i);
            IPayChainEscrow.Job memory job = escrow.getJob(id);
            if (job.status >= IPayChainEscrow.Status.Released) continue;
            if (block.timestamp <= job.clock) vm.warp(uint256(job.clock) + 1);
            vm.prank(stranger);
            if (job.status == IPayChainEscrow.Status.Submitted) escrow.release{gas: 700_000}(id);
            else if (job.status == IPayChainEscrow.Status.Disputed) escrow.finalize{gas: 700_000}(id);
            else escrow.refundExpired{gas: 700_000}(id);
            vm.assertGe(uint256(status(id)), uint256(IPayChainEscrow.Status.Released), "over");
        }
        for (uint256 a = 0; a < 2; a++) {
            address token = handler.assets()[a];
            (, uint256 fees_, uint256 pending_, uint256 balance) = escrow.getAssetStats(token);
            vm.assertEq(balance, fees_ + pending_ + books.forcedIn(token), "nothing is stuck");
        }
    }

    /// The rules above mean something only if the acts succeed: every one of them does, and hostile people are owed.
    function test_theActsReachEverything() public {
        _start(200);
        uint256 seed = 1;
        for (uint256 i = 0; i < 6000; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed % 32, seed >> 16);
        }
        invariant_theSevenRules();
        _eachSucceeded();
        _eachKindWasReplayed();
        afterInvariant();
    }

    function _eachSucceeded() private view {
        bytes4[31] memory calls = [
            escrow.createJob.selector,
            escrow.createJobWith.selector,
            escrow.createJobByPermit.selector,
            escrow.createJobByAuthorization.selector,
            escrow.acceptJob.selector,
            escrow.submitWork.selector,
            escrow.submitWorkBySig.selector,
            escrow.release.selector,
            escrow.releaseBySig.selector,
            escrow.releaseMany.selector,
            escrow.releaseItem.selector,
            escrow.releaseItemBySig.selector,
            escrow.refundExpired.selector,
            escrow.cancelJob.selector,
            escrow.cancelJobBySig.selector,
            escrow.withdrawFromJob.selector,
            escrow.withdrawFromJobBySig.selector,
            escrow.reopen.selector,
            escrow.reopenBySig.selector,
            escrow.dispute.selector,
            escrow.disputeBySig.selector,
            escrow.rule.selector,
            escrow.finalize.selector,
            escrow.settle.selector,
            escrow.amend.selector,
            escrow.withdrawTo.selector,
            escrow.withdrawToBySig.selector,
            escrow.withdrawPlatformFees.selector,
            escrow.setMinFeeBps.selector,
            escrow.setGate.selector,
            escrow.allowToken.selector
        ];
        for (uint256 i = 0; i < calls.length; i++) {
            vm.assertGe(handler.successes(calls[i]), 1, vm.toString(i));
        }
    }

    /// Everything that a stranger can send with somebody's signature.
    function _eachKindWasReplayed() private view {
        bytes4[13] memory signed = [
            escrow.createJobByPermit.selector,
            escrow.createJobByAuthorization.selector,
            escrow.acceptJob.selector,
            escrow.submitWorkBySig.selector,
            escrow.releaseBySig.selector,
            escrow.releaseItemBySig.selector,
            escrow.cancelJobBySig.selector,
            escrow.withdrawFromJobBySig.selector,
            escrow.reopenBySig.selector,
            escrow.disputeBySig.selector,
            escrow.settle.selector,
            escrow.amend.selector,
            escrow.withdrawToBySig.selector
        ];
        for (uint256 i = 0; i < signed.length; i++) {
            vm.assertGe(handler.replays(signed[i]), 1, vm.toString(i));
        }
    }

    function _act(uint256 which, uint256 seed) private {
        (uint256 job, bool coin) = (_recent(seed >> 16), seed & 1 == 0);
        if (which == 0) handler.create(coin ? 0 : seed, seed >> 8, seed >> 16, seed >> 32, seed >> 64);
        else if (which == 1) handler.createSigned(seed, seed >> 8, seed >> 16, seed >> 32, seed >> 64);
        else if (which < 6) handler.accept(job, coin ? 8 : seed);
        else if (which < 9) handler.submit(job, coin);
        else if (which == 9) seed >> 1 & 1 == 0 ? handler.withdraw(job, coin) : handler.cancel(job, coin);
        else if (which == 10) _quarrel(job, seed, coin);
        else if (which < 14) handler.reopen(job, uint32(seed), coin);
        else if (which == 14) handler.release(job, seed);
        else if (which == 15) handler.releaseBySig(job);
        else if (which == 16) handler.refundExpired(job);
        else if (which < 19) handler.takePending(seed >> 1, coin, seed >> 9 & 1 == 0);
        else if (which == 19) handler.replay(seed);
        else if (which < 22) handler.dispute(job, coin);
        else if (which == 22) handler.rule(job, seed);
        else if (which == 23) handler.rule(job, seed);
        else if (which == 24) handler.amend(job, seed >> 1, coin);
        else if (which < 27) handler.releaseItem(job, seed >> 1 & 1 == 0, coin);
        else if (which == 27) handler.freeze(seed >> 2, coin, seed >> 1 & 1 == 0);
        else if (which == 28) _ownersDay(seed);
        else if (which == 29) handler.settle(job, seed >> 1, coin);
        else if (which == 30) handler.releaseMany(job, coin);
        else handler.passTime(seed % (12 * HOUR));
    }

    function _quarrel(uint256 job, uint256 seed, bool bySig) private {
        handler.dispute(job, bySig);
        if (seed >> 8 & 7 != 0) return handler.rule(job, seed);
        handler.passTime(15 * DAY);
        handler.finalize(job);
    }

    /// One of the newest thirty jobs: the older ones are mostly over.
    function _recent(uint256 seed) private view returns (uint256) {
        uint256 count = books.count();
        return count < 30 ? seed : count - 1 - seed % 30;
    }

    function _ownersDay(uint256 seed) private {
        handler.setGate(seed);
        handler.allowToken(seed >> 8);
        handler.setMinFee(uint16(seed >> 16));
        handler.takeFees(seed >> 32 & 1 == 0);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {Counting, Rejecting} from "./support/Receivers.sol";

/// @title settle and amend: what both want; see trees/agreement.tree
contract AgreementsTest is EscrowFixture {
    uint256 private constant PAY = 0.122 ether;
    uint256 private constant FEE = 0.00244 ether;

    // ---- settle

    function test_bothSettle() public {
        bytes32 id = accepted();
        uint256 before = worker.balance;
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobSettled(id, worker, 0.1 ether, 0.02244 ether, 0.002 ether);
        settle(id, 0.1 ether);
        vm.assertEq(worker.balance - before, 0.1 ether);
        vm.assertEq(employer.balance, 1000 ether - 0.102 ether);
        vm.assertEq(fees(), 0.002 ether);
        assertStatus(id, IPayChainEscrow.Status.Settled);
        vm.assertEq(escrow.getJob(id).employer, address(0));
        vm.assertEq(escrow.getJob(id).worker, worker);
    }

    function testFuzz_aSettlementLosesNoUnit(uint88 amount, uint256 feeBps, uint256 toWorker) public {
        Terms memory t = terms();
        (t.amount, t.feeBps) = (bound(amount, 1, 300_000 ether), bound(feeBps, 0, 500));
        vm.deal(employer, valueOf(t));
        bytes32 id = create(t);
        accept(id, t, 0);
        toWorker = bound(toWorker, 0, t.amount);
        uint256 before = worker.balance;
        settle(id, toWorker);
        vm.assertEq(worker.balance - before, toWorker);
        vm.assertEq(fees(), escrow.feeFor(toWorker, t.feeBps));
        vm.assertEq(employer.balance + toWorker + fees(), valueOf(t));
    }

    function test_settleAfterEveryClock() public {
        bytes32 id = disputed();
        vm.warp(clockOf(id) + DAY);
        settle(id, 0);
        vm.assertEq(employer.balance, 1000 ether);
        vm.assertEq(fees(), 0);
    }

    /// Each party may send it with only the other's signature; nobody with only one.
    function test_settle_whoSends() public {
        bytes32 id = accepted();
        uint256 until = block.timestamp + DAY;
        bytes32 digest_ = settleDigest(id, 0, worker, 5, until);
        bytes memory byEmployer = signDigest(employerKey, digest_);
        bytes memory byWorker = signDigest(workerKey, digest_);
        settleRefused(id, relayer, until, byEmployer, "", badSignature(worker));
        settleRefused(id, relayer, until, "", byWorker, badSignature(employer));
        settleRefused(id, relayer, until, byWorker, byEmployer, badSignature(employer));
        settleRefused(id, worker, until, "", "", badSignature(employer));
        settleRefused(id, employer, until, "", "", badSignature(worker));
        uint256 here = vm.snapshotState();
        vm.prank(worker);
        escrow.settle(id, 5, until, byEmployer, "");
        vm.revertToState(here);
        vm.prank(employer);
        escrow.settle(id, 5, until, "", byWorker);
        assertStatus(id, IPayChainEscrow.Status.Settled);
    }

    function settleRefused(
        bytes32 id,
        address caller,
        uint256 until,
        bytes memory byEmployer,
        bytes memory byWorker,
        bytes memory why
    ) private {
        vm.prank(caller);
        vm.expectRevert(why);
        escrow.settle(id, 5, until, byEmployer, byWorker);
    }

    /// Where nobody is assigned, the zero address is not the worker who sends it himself.
    function test_RevertWhen_nobodyIsThereToSettleWith() public {
        bytes32 id = create(terms());
        uint256 until = block.timestamp + DAY;
        bytes memory byEmployer = signDigest(employerKey, settleDigest(id, 0, address(0), 5, until));
        settleRefused(id, address(0), until, byEmployer, "", wrongStatus(id, IPayChainEscrow.Status.Open));
        accept(id, terms(), 0);
        withdraw(id);
        settleRefused(id, address(0), until, byEmployer, "", wrongStatus(id, IPayChainEscrow.Status.Vacant));
    }

    /// The same worker comes back; what both signed before he left is worth nothing.
    function test_RevertWhen_theySettledInAnEarlierRound() public {
        bytes32 id = accepted();
        uint256 until = block.timestamp + DAY;
        bytes32 digest_ = settleDigest(id, 0, worker, 5, until);
        bytes memory byEmployer = signDigest(employerKey, digest_);
        bytes memory byWorker = signDigest(workerKey, digest_);
        withdraw(id);
        reopen(id);
        accept(id, terms(), 1);
        settleRefused(id, relayer, until, byEmployer, byWorker, badSignature(employer));
        settleRefused(id, employer, until, "", byWorker, badSignature(worker));
    }

    function test_RevertWhen_theySignedAnotherSettlement() public {
        bytes32 id = accepted();
        uint256 until = block.timestamp + DAY;
        bytes32[4] memory others = [
            settleDigest(id, 0, worker, 6, until),
            settleDigest(id, 1, worker, 5, until),
            settleDigest(id, 0, stranger, 5, until),
            settleDigest(id, 0, worker, 5, until + 1)
        ];
        for (uint256 i = 0; i < others.length; i++) {
            bytes memory byEmployer = signDigest(employerKey, others[i]);
            settleRefused(id, worker, until, byEmployer, "", badSignature(employer));
        }
    }

    function test_RevertWhen_theySettleMoreThanThereIs() public {
        bytes32 id = accepted();
        uint256 until = block.timestamp;
        bytes memory byWorker = signDigest(workerKey, settleDigest(id, 0, worker, PAY + 1, until));
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(ShareTooLarge.selector, PAY + 1, PAY));
        escrow.settle(id, PAY + 1, until, "", byWorker);
    }

    /// Each leg by itself: one who takes nothing costs the other nothing.
    function test_settle_oneWhoCannotReceiveIsOwed() public {
        bytes32 id = accepted();
        vm.etch(worker, address(new Rejecting()).code);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.PaymentPending(worker, address(0), 0.1 ether);
        settle(id, 0.1 ether);
        vm.assertEq(escrow.pending(worker, address(0)), 0.1 ether);
        vm.assertEq(employer.balance, 1000 ether - 0.102 ether);
    }

    /// Nothing to pay is no payment, not even one that waits.
    function test_settle_nothingIsNotPaid() public {
        bytes32 id = accepted();
        vm.etch(worker, address(new Rejecting()).code);
        vm.recordLogs();
        settle(id, 0);
        vm.assertEq(vm.getRecordedLogs().length, 1);
        vm.assertEq(employer.balance, 1000 ether);
    }

    /// Nor is the worker called for it.
    function test_settle_nothingCallsNobody() public {
        bytes32 id = accepted();
        vm.etch(worker, address(new Counting()).code);
        settle(id, 0);
        vm.assertEq(Counting(payable(worker)).payments(), 0);
    }

    // ---- amend

    function amend(bytes32 id, uint256 newClock) private {
        uint256 until = block.timestamp + DAY;
        bytes32 digest_ = amendDigest(id, newClock, "new", until);
        bytes memory byEmployer = signDigest(employerKey, digest_);
        bytes memory byWorker = signDigest(workerKey, digest_);
        vm.prank(relayer);
        escrow.amend(id, uint32(newClock), "new", until, byEmployer, byWorker);
    }

    function test_bothAmend() public {
        bytes32[2] memory ids = [accepted(), bytes32(0)];
        vm.warp(block.timestamp + 1);
        ids[1] = submitted();
        for (uint256 i = 0; i < 2; i++) {
            IPayChainEscrow.Status before = status(ids[i]);
            uint256 clock = block.timestamp + 90 * DAY;
            vm.expectEmit(address(escrow));
            emit IPayChainEscrow.JobAmended(ids[i], clock, "new");
            amend(ids[i], clock);
            vm.assertEq(clockOf(ids[i]), clock);
            assertStatus(ids[i], before);
            vm.assertEq(escrow.getJob(ids[i]).worker, worker);
            vm.assertEq(escrow.getJob(ids[i]).amount, PAY);
        }
    }

    function test_anAmendmentMayComeAfterTheClock() public {
        bytes32 id = accepted();
        vm.warp(clockOf(id) + DAY);
        amend(id, block.timestamp + HOUR);
        submit(id);
    }

    function test_amendBounds() public {
        bytes32 id = accepted();
        uint256 clock = clockOf(id);
        uint256 latest = block.timestamp + 90 * DAY;
        uint256[4] memory bad = [clock, clock - 1, latest + 1, type(uint32).max];
        for (uint256 i = 0; i < bad.length; i++) {
            vm.expectRevert(abi.encodeWithSelector(ClockOutOfRange.selector, bad[i], clock + 1, latest));
            escrow.amend(id, uint32(bad[i]), "new", 0, "", "");
        }
        amend(id, clock + 1);
        amend(id, latest);
    }

    function test_amend_whoSends() public {
        bytes32 id = accepted();
        uint256 until = block.timestamp + DAY;
        uint32 clock = uint32(clockOf(id) + DAY);
        bytes32 digest_ = amendDigest(id, clock, "new", until);
        bytes memory byEmployer = signDigest(employerKey, digest_);
        bytes memory byWorker = signDigest(workerKey, digest_);
        vm.prank(relayer);
        vm.expectRevert(badSignature(worker));
        escrow.amend(id, clock, "new", until, byEmployer, "");
        vm.prank(relayer);
        vm.expectRevert(badSignature(employer));
        escrow.amend(id, clock, "new", until, "", byWorker);
        vm.prank(employer);
        vm.expectRevert(badSignature(worker));
        escrow.amend(id, clock, "other", until, "", byWorker);
        uint256 here = vm.snapshotState();
        vm.prank(worker);
        escrow.amend(id, clock, "new", until, byEmployer, "");
        vm.revertToState(here);
        vm.prank(employer);
        escrow.amend(id, clock, "new", until, "", byWorker);
        vm.assertEq(clockOf(id), clock);
    }

    /// More time to work is not more time to review.
    function test_RevertWhen_anAmendmentIsUsedAgain() public {
        bytes32 id = accepted();
        uint256 until = block.timestamp + 7 * DAY;
        uint32 clock = uint32(block.timestamp + 60 * DAY);
        bytes32 digest_ = amendDigest(id, clock, "new", until);
        bytes memory byEmployer = signDigest(employerKey, digest_);
        bytes memory byWorker = signDigest(workerKey, digest_);
        escrow.amend(id, clock, "new", until, byEmployer, byWorker);
        vm.expectRevert();
        escrow.amend(id, clock, "new", until, byEmployer, byWorker);
        submit(id);
        vm.expectRevert(badSignature(employer));
        escrow.amend(id, clock, "new", until, byEmployer, byWorker);
    }

    /// Not even where the review happens to end when the work would have.
    function test_RevertWhen_theAmendmentWasSignedInAnotherStatus() public {
        bytes32 id = accepted();
        uint256 until = block.timestamp + 7 * DAY;
        uint32 clock = uint32(block.timestamp + 60 * DAY);
        uint256 deadline = clockOf(id);
        uint256 reviewEnds = block.timestamp + 72 * HOUR;
        amend(id, reviewEnds);
        vm.assertTrue(deadline < reviewEnds);
        bytes32 digest_ = amendDigest(id, clock, "new", until);
        bytes memory byEmployer = signDigest(employerKey, digest_);
        bytes memory byWorker = signDigest(workerKey, digest_);
        submit(id);
        vm.assertEq(clockOf(id), reviewEnds);
        vm.expectRevert(badSignature(employer));
        escrow.amend(id, clock, "new", until, byEmployer, byWorker);
    }
}

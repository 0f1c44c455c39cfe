// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";

/// @title dispute, rule and finalize; see trees/dispute.tree
contract DisputesTest is EscrowFixture {
    uint256 private constant PAY = 0.122 ether;
    uint256 private constant FEE = 0.00244 ether;

    /// A disputed job of these terms, with an arbiter.
    function disputedJob(Terms memory t) private returns (bytes32 id) {
        t = arbitrated(t);
        id = create(t);
        accept(id, t, 0);
        submit(id);
        dispute(id);
    }

    function test_theDisputeStartsFourteenDays() public {
        bytes32 id = submitted();
        vm.warp(clockOf(id));
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobDisputed(id, block.timestamp + 14 * DAY);
        dispute(id);
        assertStatus(id, IPayChainEscrow.Status.Disputed);
        vm.assertEq(clockOf(id), block.timestamp + 14 * DAY);
        vm.assertEq(address(escrow).balance, PAY + FEE);
    }

    function test_disputeBySig() public {
        bytes32 id = submitted();
        uint256 until = block.timestamp + DAY;
        bytes memory foreign = signDigest(workerKey, plainDigest("Dispute", id, 0, until));
        vm.expectRevert(badSignature(employer));
        escrow.disputeBySig(id, until, foreign);
        vm.prank(relayer);
        escrow.disputeBySig(id, until, signDigest(employerKey, plainDigest("Dispute", id, 0, until)));
        assertStatus(id, IPayChainEscrow.Status.Disputed);
    }

    function test_signedDispute_endsWithTheReview() public {
        bytes32 id = submitted();
        uint256 clock = clockOf(id);
        vm.warp(clock + 1);
        bytes memory signature = signDigest(employerKey, plainDigest("Dispute", id, 0, clock + 1));
        vm.expectRevert(abi.encodeWithSelector(TooLate.selector, id, clock, clock + 1));
        escrow.disputeBySig(id, clock + 1, signature);
    }

    /// Silence would pay; so a dispute alone must not take that away from the worker.
    function test_aDisputeThatNobodyRulesPaysTheWorker() public {
        bytes32 id = disputed();
        uint256 before = worker.balance;
        vm.warp(clockOf(id) + 1);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobRuled(id, address(0), PAY);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobSettled(id, worker, PAY, 0, FEE);
        vm.prank(stranger);
        escrow.finalize(id);
        vm.assertEq(worker.balance - before, PAY);
        vm.assertEq(address(escrow).balance, FEE);
        vm.assertEq(fees(), FEE);
        assertStatus(id, IPayChainEscrow.Status.Settled);
        vm.assertEq(escrow.getJob(id).amount, 0);
    }

    function testFuzz_theDefaultShareIsTheTerms(uint88 amount, uint256 pct, uint256 feeBps) public {
        Terms memory t = terms();
        (t.amount, t.workerPct, t.feeBps) = (bound(amount, 1, 300_000 ether), bound(pct, 0, 100), bound(feeBps, 0, 500));
        vm.deal(employer, valueOf(t));
        bytes32 id = create(t);
        accept(id, t, 0);
        submit(id);
        dispute(id);
        vm.warp(clockOf(id) + 1);
        uint256 before = worker.balance;
        escrow.finalize(id);
        uint256 toWorker = worker.balance - before;
        vm.assertEq(toWorker, (t.amount * t.workerPct + 99) / 100, "a broken unit is the worker's");
        vm.assertEq(fees(), escrow.feeFor(toWorker, t.feeBps), "the fee of what the worker got");
        vm.assertEq(employer.balance, valueOf(t) - toWorker - fees(), "the rest");
        vm.assertEq(address(escrow).balance, fees(), "nothing is left");
    }

    // ---- rule

    function test_theArbiterDivides() public {
        bytes32 id = disputedJob(terms());
        uint256 before = worker.balance;
        uint256 mine = employer.balance;
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobRuled(id, arbiter, 0.022 ether);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobSettled(id, worker, 0.022 ether, 0.102 ether, 0.00044 ether);
        vm.prank(arbiter);
        escrow.rule(id, 0.022 ether);
        vm.assertEq(worker.balance - before, 0.022 ether);
        vm.assertEq(employer.balance - mine, 0.102 ether);
        vm.assertEq(fees(), 0.00044 ether);
        assertStatus(id, IPayChainEscrow.Status.Settled);
    }

    function test_RevertWhen_somebodyElseRules() public {
        bytes32 id = disputedJob(terms());
        address[6] memory others = [employer, worker, stranger, owner, gateSigner, relayer];
        for (uint256 i = 0; i < others.length; i++) {
            vm.prank(others[i]);
            vm.expectRevert(notAuthorised(others[i]));
            escrow.rule(id, 0);
        }
    }

    /// The one of another job, named after the fact, or of nobody.
    function test_RevertWhen_theTermsNameAnotherArbiter() public {
        bytes32 id = disputed();
        vm.prank(owner);
        escrow.addArbiter(2, stranger);
        vm.prank(stranger);
        vm.expectRevert(notAuthorised(stranger));
        escrow.rule(id, PAY);
        vm.prank(address(0));
        vm.warp(block.timestamp + 1);
        bytes32 other = disputedJob(terms());
        vm.prank(stranger);
        vm.expectRevert(notAuthorised(stranger));
        escrow.rule(other, PAY);
    }

    function test_RevertWhen_theRulingGivesMoreThanThereIs() public {
        bytes32 id = disputedJob(terms());
        vm.prank(arbiter);
        vm.expectRevert(abi.encodeWithSelector(ShareTooLarge.selector, PAY + 1, PAY));
        escrow.rule(id, PAY + 1);
        vm.prank(arbiter);
        vm.expectRevert(abi.encodeWithSelector(ShareTooLarge.selector, type(uint256).max, PAY));
        escrow.rule(id, type(uint256).max);
    }

    function test_theRulingIsLimitedByItsClock() public {
        bytes32 id = disputedJob(terms());
        uint256 clock = clockOf(id);
        vm.warp(clock + 1);
        vm.prank(arbiter);
        vm.expectRevert(abi.encodeWithSelector(TooLate.selector, id, clock, clock + 1));
        escrow.rule(id, 0);
        vm.warp(clock);
        vm.expectRevert(abi.encodeWithSelector(TooEarly.selector, id, clock, clock));
        escrow.finalize(id);
        vm.prank(arbiter);
        escrow.rule(id, 0);
        vm.assertEq(fees(), 0);
    }

    function testFuzz_aRulingLosesNoUnit(uint88 amount, uint256 feeBps, uint256 toWorker) public {
        Terms memory t = terms();
        (t.amount, t.feeBps) = (bound(amount, 1, 300_000 ether), bound(feeBps, 0, 500));
        vm.deal(employer, valueOf(t));
        bytes32 id = disputedJob(t);
        toWorker = bound(toWorker, 0, t.amount);
        uint256 before = worker.balance;
        vm.prank(arbiter);
        escrow.rule(id, toWorker);
        vm.assertEq(worker.balance - before, toWorker);
        vm.assertEq(fees(), escrow.feeFor(toWorker, t.feeBps));
        vm.assertEq(employer.balance + toWorker + fees(), valueOf(t));
        vm.assertEq(address(escrow).balance, fees());
    }

    // ---- the arbiter at acceptance

    function acceptRefused(Terms memory t, bytes32 id, bytes memory why) private {
        uint256 until = block.timestamp + 600;
        bytes memory signature = signDigest(workerKey, acceptDigest(id, 0, worker, t, until));
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, 0, worker, until));
        vm.expectRevert(why);
        escrow.acceptJob(id, TERMS_HASH, word(t), worker, until, signature, until, voucher);
    }

    function test_RevertWhen_thereIsNoSuchArbiter() public {
        Terms memory t = terms();
        t.flags = 31 << 3;
        bytes32 id = create(t);
        acceptRefused(t, id, abi.encodeWithSelector(BadArbiter.selector, 31, address(0)));
    }

    function test_RevertWhen_theArbiterIsAParty() public {
        vm.prank(owner);
        escrow.addArbiter(1, worker);
        vm.prank(owner);
        escrow.addArbiter(2, employer);
        for (uint8 i = 1; i < 3; i++) {
            Terms memory t = terms();
            t.flags = uint256(i) << 3;
            bytes32 id = create(t);
            acceptRefused(t, id, abi.encodeWithSelector(BadArbiter.selector, i, i == 1 ? worker : employer));
        }
    }
}

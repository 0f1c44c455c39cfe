// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {Rejecting, Wallet} from "./support/Receivers.sol";

/// @title The faults of the first design, one test each (D1–D7, D11–D13 of docs/decisions.md)
contract FaultsTest is EscrowFixture {
    uint256 private constant PAY = 0.122 ether;
    uint256 private constant FEE = 0.00244 ether;

    /// The fee came out of the worker's pay: 0.121912 instead of 0.122.
    function test_D1_theWorkerGetsExactlyWhatWasAgreed() public {
        bytes32 id = created();
        vm.assertEq(address(escrow).balance, 0.12444 ether);
        accept(id, terms(), 0);
        submit(id);
        uint256 before = worker.balance;
        vm.prank(employer);
        escrow.release(id);
        vm.assertEq(worker.balance - before, 0.122 ether);
        vm.assertEq(fees(), 0.00244 ether);
    }

    /// A change of the platform's minimum does not touch the fee of a job that was made before.
    function test_D1_theFeeIsTheJobsOwn() public {
        bytes32 id = submitted();
        vm.prank(owner);
        escrow.setMinFeeBps(500);
        vm.prank(employer);
        escrow.release(id);
        vm.assertEq(fees(), FEE);
    }

    /// The worker was not stored, so the employer could cancel after delivery.
    function test_D2_theEmployerCannotCancelOnceAWorkerIsAssigned() public {
        bytes32 id = accepted();
        vm.assertEq(escrow.getJob(id).worker, worker);
        cancelRefused(id, IPayChainEscrow.Status.Active);
        submit(id);
        cancelRefused(id, IPayChainEscrow.Status.Submitted);
        uint256 until = block.timestamp;
        bytes memory signature = signDigest(employerKey, plainDigest("Cancel", id, 0, until));
        vm.expectRevert(wrongStatus(id, IPayChainEscrow.Status.Submitted));
        escrow.cancelJobBySig(id, until, signature);
    }

    function cancelRefused(bytes32 id, IPayChainEscrow.Status status_) private {
        vm.prank(employer);
        vm.expectRevert(wrongStatus(id, status_));
        escrow.cancelJob(id);
    }

    /// The platform's key could release to any address.
    function test_D3_noKeyOfThePlatformMovesPrincipal() public {
        bytes32 id = submitted();
        address[3] memory platform = [owner, gateSigner, relayer];
        for (uint256 i = 0; i < platform.length; i++) {
            vm.prank(platform[i]);
            vm.expectRevert();
            escrow.release(id);
            vm.prank(platform[i]);
            vm.expectRevert();
            escrow.refundExpired(id);
            vm.prank(platform[i]);
            vm.expectRevert();
            escrow.withdrawPlatformFees(platform[i], address(0));
        }
        vm.assertEq(address(escrow).balance, PAY + FEE);
    }

    /// Whoever triggers it, the money goes to the stored worker or the stored employer.
    function test_D3_whoeverTriggersItTheReceiverIsTheStoredOne() public {
        bytes32 id = submitted();
        vm.warp(clockOf(id) + 1);
        uint256 before = worker.balance;
        vm.prank(relayer);
        escrow.release(id);
        vm.assertEq(worker.balance - before, PAY);
        vm.assertEq(relayer.balance, 0);
        id = created();
        vm.warp(clockOf(id) + 1);
        before = employer.balance;
        vm.prank(relayer);
        escrow.refundExpired(id);
        vm.assertEq(employer.balance - before, PAY + FEE);
    }

    /// One clock ran from posting, so a late acceptance left no time to work.
    function test_D4_theWorkTimeRunsFromAcceptance() public {
        Terms memory t = terms();
        t.workHours = 1;
        bytes32 id = create(t);
        vm.warp(t.acceptBy);
        accept(id, t, 0);
        vm.assertEq(clockOf(id), t.acceptBy + 2 * HOUR);
        vm.warp(t.acceptBy + 2 * HOUR);
        submit(id);
    }

    /// Delivered work could expire under the worker.
    function test_D5_submissionStopsTheExpiry() public {
        bytes32 id = accepted();
        vm.warp(clockOf(id));
        submit(id);
        vm.warp(clockOf(id) + 100 * DAY);
        vm.expectRevert(wrongStatus(id, IPayChainEscrow.Status.Submitted));
        escrow.refundExpired(id);
    }

    function test_D5_silencePaysTheWorker() public {
        bytes32 id = submitted();
        uint256 before = worker.balance;
        vm.warp(clockOf(id) + 1);
        vm.prank(stranger);
        escrow.release(id);
        vm.assertEq(worker.balance - before, PAY);
    }

    /// Fees stayed on the counter after they were taken.
    function test_D6_takenFeesAreGoneFromTheBooks() public {
        releaseOne();
        vm.prank(owner);
        escrow.withdrawPlatformFees(owner, address(0));
        (uint256 locked, uint256 fees_, uint256 pending_, uint256 balance) = escrow.getContractStats();
        vm.assertEq(locked + fees_ + pending_ + balance, 0);
    }

    /// Fees could be taken out of other people's locked pay.
    function test_D6_feesNeverComeOutOfLockedPay() public {
        releaseOne();
        vm.warp(block.timestamp + 1);
        created();
        vm.prank(owner);
        escrow.withdrawPlatformFees(owner, address(0));
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(NothingToPay.selector));
        escrow.withdrawPlatformFees(owner, address(0));
        vm.assertEq(address(escrow).balance, PAY + FEE);
    }

    function releaseOne() private returns (bytes32 id) {
        id = submitted();
        vm.prank(employer);
        escrow.release(id);
    }

    function test_D6_aSettledJobCannotSettleAgain() public {
        bytes32 id = releaseOne();
        vm.warp(block.timestamp + 1);
        created(); // money that a second pay-out could take
        vm.warp(block.timestamp + 400 * DAY);
        vm.expectRevert(wrongStatus(id, IPayChainEscrow.Status.Released));
        escrow.release(id);
        vm.expectRevert(wrongStatus(id, IPayChainEscrow.Status.Released));
        escrow.refundExpired(id);
        vm.prank(employer);
        vm.expectRevert(wrongStatus(id, IPayChainEscrow.Status.Released));
        escrow.cancelJob(id);
        vm.prank(worker);
        vm.expectRevert(wrongStatus(id, IPayChainEscrow.Status.Released));
        escrow.withdrawFromJob(id);
    }

    /// `transfer` could not pay a contract wallet, and one that refuses money blocked its job for ever.
    function test_D6_contractWalletsArePaidAndHostileOnesBlockNobody() public {
        address[2] memory wallets = [address(new Wallet()), address(new Rejecting())];
        for (uint256 i = 0; i < 2; i++) {
            Terms memory t = terms();
            t.amount += i;
            bytes32 id = create(t);
            bytes memory voucher = signDigest(gateKey, voucherDigest(id, 0, wallets[i], block.timestamp));
            vm.prank(wallets[i]);
            escrow.acceptJob(id, TERMS_HASH, word(t), wallets[i], 0, "", block.timestamp, voucher);
            vm.prank(employer);
            escrow.release(id);
            assertStatus(id, IPayChainEscrow.Status.Released);
        }
        vm.assertEq(wallets[0].balance, PAY);
        vm.assertEq(escrow.pending(wallets[1], address(0)), PAY + 1);
    }

    /// A number chosen by the caller could be taken before its owner came.
    function test_D7_anIdCannotBeSquatted() public {
        Terms memory t = terms();
        vm.deal(stranger, 1 ether);
        vm.prank(stranger);
        bytes32 squatted = escrow.createJob{value: valueOf(t)}(TERMS_HASH, word(t));
        bytes32 id = create(t);
        vm.assertTrue(id != squatted);
        vm.assertEq(escrow.getJob(id).employer, employer);
    }

    function test_D7_anIdCannotBeUsedAgain() public {
        Terms memory t = terms();
        bytes32 id = create(t);
        createRefused(t, id);
        vm.prank(employer);
        escrow.cancelJob(id);
        createRefused(t, id);
    }

    function createRefused(Terms memory t, bytes32 id) private {
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(JobExists.selector, id));
        escrow.createJob{value: valueOf(t)}(TERMS_HASH, word(t));
    }

    /// Any other term is another job, so a signature over the id is one over the terms.
    function testFuzz_D7_otherTermsAreAnotherId(uint256 bit, bytes32 otherHash) public view {
        uint256 w = word(terms());
        bytes32 id = escrow.jobId(employer, TERMS_HASH, w);
        vm.assertTrue(escrow.jobId(employer, TERMS_HASH, w ^ 1 << (bit % 256)) != id);
        vm.assume(otherHash != TERMS_HASH);
        vm.assertTrue(escrow.jobId(employer, otherHash, w) != id);
    }

    function test_D11_expiryAndCancelReturnPayAndFee() public {
        bytes32 cancelled = created();
        vm.prank(employer);
        escrow.cancelJob(cancelled);
        vm.assertEq(employer.balance, 1000 ether);
        vm.warp(block.timestamp + 1);
        bytes32 notSubmitted = accepted();
        vm.warp(clockOf(notSubmitted) + 1);
        escrow.refundExpired(notSubmitted);
        vm.assertEq(employer.balance, 1000 ether);
        vm.assertEq(fees(), 0);
    }

    function test_D12_beforeAcceptanceTheEmployerCancelsAtAnyTime() public {
        bytes32 id = created();
        vm.warp(clockOf(id) + 10 * DAY);
        vm.prank(employer);
        escrow.cancelJob(id);
        assertStatus(id, IPayChainEscrow.Status.Refunded);
    }

    function test_D13_aWithdrawalKeepsTheMoneyForAnotherWorker() public {
        Terms memory t = terms();
        bytes32 id = create(t);
        accept(id, t, 0);
        submit(id);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobWithdrawn(id, worker, 0, block.timestamp + 7 * DAY);
        withdraw(id);
        vm.assertEq(escrow.getJob(id).worker, address(0));
        vm.assertEq(address(escrow).balance, PAY + FEE);
        reopen(id);
        accept(id, t, 1);
        vm.prank(employer);
        escrow.release(id);
        vm.assertEq(worker.balance, 1 ether + PAY);
    }

    function test_D13_nobodyIsBoundAgainByAnEarlierRound() public {
        Terms memory t = terms();
        bytes32 id = create(t);
        uint256 until = block.timestamp + 600;
        bytes memory signature = signDigest(workerKey, acceptDigest(id, 0, worker, t, until));
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, 0, worker, until));
        escrow.acceptJob(id, TERMS_HASH, word(t), worker, until, signature, until, voucher);
        bytes memory releaseSignature = signDigest(employerKey, releaseDigest(id, 0, worker, PAY, until));
        withdraw(id);
        vm.expectRevert(wrongStatus(id, IPayChainEscrow.Status.Vacant));
        escrow.acceptJob(id, TERMS_HASH, word(t), worker, until, signature, until, voucher);
        reopen(id);
        vm.expectRevert(badSignature(gateSigner));
        escrow.acceptJob(id, TERMS_HASH, word(t), worker, until, signature, until, voucher);
        accept(id, t, 1);
        vm.expectRevert(badSignature(employer));
        escrow.releaseBySig(id, until, releaseSignature);
    }

    function test_D13_theEndOfTheSevenDaysRefunds() public {
        bytes32 id = vacant();
        vm.warp(block.timestamp + 7 * DAY + 1);
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(TooLate.selector, id, block.timestamp - 1, block.timestamp));
        escrow.reopen(id, uint32(DAY));
        vm.prank(stranger);
        escrow.refundExpired(id);
        vm.assertEq(employer.balance, 1000 ether);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {Frugal, GasBurning, ReEntering, Rejecting, ReturnBombing, Wallet} from "./support/Receivers.sol";
import {KeyWallet} from "./support/Signers.sol";

/// @title Push with bounded gas, else pending; see trees/payments.tree
contract PaymentsTest is EscrowFixture {
    uint256 private constant PAY = 0.122 ether;
    uint256 private constant FEE = 0.00244 ether;

    /// A job of `employer` that `worker_` has submitted.
    function submittedBy(address worker_) private returns (bytes32 id) {
        Terms memory t = terms();
        id = create(t);
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, 0, worker_, block.timestamp));
        vm.prank(worker_);
        escrow.acceptJob(id, TERMS_HASH, word(t), worker_, 0, "", block.timestamp, voucher);
        vm.prank(worker_);
        escrow.submitWork(id);
    }

    function createdBy(address employer_) private returns (bytes32) {
        Terms memory t = terms();
        vm.deal(employer_, valueOf(t));
        vm.prank(employer_);
        return escrow.createJob{value: valueOf(t)}(TERMS_HASH, word(t));
    }

    function release(bytes32 id) private {
        vm.prank(employer);
        escrow.release(id);
    }

    function assertPending(address account, uint256 amount) private view {
        vm.assertEq(escrow.pending(account, address(0)), amount, "pending");
        vm.assertEq(pendingTotal(), amount, "pendingTotal");
    }

    function hostile() private returns (address payable[4] memory) {
        return [
            payable(address(new Rejecting())),
            payable(address(new GasBurning())),
            payable(address(new ReturnBombing(true))),
            payable(address(new ReEntering()))
        ];
    }

    // ---- push

    function test_releasePaysTheWorkerExactly() public {
        bytes32 id = submitted();
        uint256 before = worker.balance;
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobReleased(id, worker, PAY, FEE);
        release(id);
        vm.assertEq(worker.balance - before, PAY);
        vm.assertEq(fees(), FEE);
        vm.assertEq(address(escrow).balance, FEE);
    }

    function test_aContractWalletIsPaid() public {
        Wallet wallet = new Wallet();
        release(submittedBy(address(wallet)));
        vm.assertEq(wallet.received(), PAY);
        assertPending(address(wallet), 0);
    }

    function test_aLargeAnswerIsNotCopied() public {
        ReturnBombing wallet = new ReturnBombing(false);
        release(submittedBy(address(wallet)));
        vm.assertEq(address(wallet).balance, PAY);
    }

    function test_theRefundGoesToTheEmployer() public {
        bytes32 id = created();
        vm.warp(clockOf(id) + 1);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobRefunded(id, employer, PAY + FEE);
        vm.prank(stranger);
        escrow.refundExpired(id);
        vm.assertEq(employer.balance, 1000 ether);
    }

    function test_theCancellationPaysTheEmployer() public {
        bytes32 id = created();
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobCancelled(id, employer, PAY + FEE);
        vm.prank(employer);
        escrow.cancelJob(id);
        vm.assertEq(employer.balance, 1000 ether);
        vm.assertEq(fees(), 0);
    }

    // ---- pending

    function test_aWorkerWhoCannotReceiveIsOwed() public {
        Rejecting wallet = new Rejecting();
        bytes32 id = submittedBy(address(wallet));
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobReleased(id, address(wallet), PAY, FEE);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.PaymentPending(address(wallet), address(0), PAY);
        release(id);
        assertStatus(id, IPayChainEscrow.Status.Released);
        assertPending(address(wallet), PAY);
        vm.assertEq(fees(), FEE);
    }

    function test_anEmployerWhoCannotReceiveIsOwed() public {
        Rejecting wallet = new Rejecting();
        bytes32 id = createdBy(address(wallet));
        vm.prank(address(wallet));
        escrow.cancelJob(id);
        assertStatus(id, IPayChainEscrow.Status.Refunded);
        assertPending(address(wallet), PAY + FEE);
    }

    function test_pendingAddsUp() public {
        Rejecting wallet = new Rejecting();
        release(submittedBy(address(wallet)));
        vm.warp(block.timestamp + 1);
        release(submittedBy(address(wallet)));
        assertPending(address(wallet), 2 * PAY);
        vm.assertEq(fees(), 2 * FEE);
    }

    function test_hostileReceiversCostAtMostTheirGas() public {
        address payable[4] memory all = hostile();
        for (uint256 i = 0; i < all.length; i++) {
            vm.warp(block.timestamp + 1);
            bytes32 id = submittedBy(all[i]);
            vm.prank(employer);
            uint256 before = gasleft();
            escrow.release(id);
            vm.assertLt(before - gasleft(), 250_000, "gas of a release to a hostile receiver");
            assertStatus(id, IPayChainEscrow.Status.Released);
            vm.assertEq(all[i].balance + escrow.pending(all[i], address(0)), PAY);
        }
    }

    function test_RevertWhen_theCallerStarvesTheReceiver() public {
        Frugal wallet = new Frugal();
        bytes32 id = submittedBy(address(wallet));
        uint256 refusals;
        for (uint256 gas_ = 30_000; gas_ < 260_000; gas_ += 1_000) {
            uint256 here = vm.snapshotState();
            vm.prank(employer);
            (bool ok,) = address(escrow).call{gas: gas_}(abi.encodeCall(escrow.release, (id)));
            if (ok) vm.assertEq(address(wallet).balance, PAY);
            else refusals++;
            vm.assertEq(escrow.pending(address(wallet), address(0)), 0, "starved");
            vm.revertToState(here);
        }
        vm.assertGe(refusals, 1, "with too little gas nothing happens");
    }

    function test_aReEnteringReceiverGetsNothingMore() public {
        ReEntering wallet = new ReEntering();
        bytes32 other = created();
        vm.warp(block.timestamp + 1);
        bytes32 id = submittedBy(address(wallet));
        wallet.onReceive(abi.encodeCall(escrow.release, (id)));
        wallet.onReceive(abi.encodeCall(escrow.withdrawTo, (address(wallet), address(0))));
        wallet.onReceive(abi.encodeCall(escrow.refundExpired, (other)));
        release(id);
        vm.assertEq(wallet.successes(), 0);
        vm.assertEq(address(wallet).balance + escrow.pending(address(wallet), address(0)), PAY);
        vm.assertEq(address(escrow).balance, valueOf(terms()) + FEE + pendingTotal());
    }

    // ---- withdrawTo

    function owed() private returns (KeyWallet wallet) {
        wallet = new KeyWallet(stranger);
        vm.etch(address(wallet), address(new Rejecting()).code);
        release(submittedBy(address(wallet)));
        vm.etch(address(wallet), address(new KeyWallet(stranger)).code);
    }

    function test_withdrawToPaysWhereTheAccountSays() public {
        address wallet = address(owed());
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.Withdrawal(wallet, relayer, address(0), PAY);
        vm.prank(wallet);
        escrow.withdrawTo(relayer, address(0));
        vm.assertEq(relayer.balance, PAY);
        assertPending(wallet, 0);
        vm.assertEq(address(escrow).balance, fees());
    }

    function test_RevertWhen_nothingIsOwed() public {
        address wallet = address(owed());
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(NothingToPay.selector));
        escrow.withdrawTo(stranger, address(0));
        vm.prank(wallet);
        escrow.withdrawTo(relayer, address(0));
        vm.prank(wallet);
        vm.expectRevert(abi.encodeWithSelector(NothingToPay.selector));
        escrow.withdrawTo(relayer, address(0));
    }

    function test_RevertWhen_theDestinationIsBad() public {
        address wallet = address(owed());
        vm.prank(wallet);
        vm.expectRevert(abi.encodeWithSelector(ZeroAddress.selector));
        escrow.withdrawTo(address(0), address(0));
        address no = address(new Rejecting());
        vm.prank(wallet);
        vm.expectRevert(abi.encodeWithSelector(PaymentFailed.selector, no));
        escrow.withdrawTo(no, address(0));
        vm.prank(wallet);
        vm.expectRevert(abi.encodeWithSelector(PaymentFailed.selector, address(escrow)));
        escrow.withdrawTo(address(escrow), address(0));
        assertPending(wallet, PAY);
    }

    function test_withdrawToBySig() public {
        address wallet = address(owed());
        uint256 until = block.timestamp + DAY;
        bytes memory signature = signDigest(strangerKey, withdrawToDigest(wallet, worker, address(0), 0, until));
        vm.prank(relayer);
        vm.expectRevert(badSignature(wallet));
        escrow.withdrawToBySig(wallet, relayer, address(0), until, signature);
        uint256 before = worker.balance;
        vm.prank(relayer);
        escrow.withdrawToBySig(wallet, worker, address(0), until, signature);
        vm.assertEq(worker.balance - before, PAY);
        vm.assertEq(escrow.withdrawalNonce(wallet), 1);
    }

    function test_RevertWhen_aWithdrawalSignatureIsUsedTwice() public {
        address wallet = address(owed());
        uint256 until = block.timestamp + DAY;
        bytes memory signature = signDigest(strangerKey, withdrawToDigest(wallet, worker, address(0), 0, until));
        escrow.withdrawToBySig(wallet, worker, address(0), until, signature);
        vm.etch(wallet, address(new Rejecting()).code);
        vm.warp(block.timestamp + 1);
        release(submittedBy(wallet));
        vm.etch(wallet, address(new KeyWallet(stranger)).code);
        vm.expectRevert(badSignature(wallet));
        escrow.withdrawToBySig(wallet, worker, address(0), until, signature);
        assertPending(wallet, PAY);
    }

    function test_aReEnteringAccountTakesItsMoneyOnce() public {
        ReEntering wallet = new ReEntering();
        vm.etch(address(wallet), address(new Rejecting()).code);
        release(submittedBy(address(wallet)));
        vm.warp(block.timestamp + 1);
        created();
        vm.etch(address(wallet), type(ReEntering).runtimeCode);
        wallet.onReceive(abi.encodeCall(escrow.withdrawTo, (address(wallet), address(0))));
        wallet.execute(address(escrow), abi.encodeCall(escrow.withdrawTo, (address(wallet), address(0))));
        vm.assertEq(wallet.attempts(), 1);
        vm.assertEq(wallet.successes(), 0);
        vm.assertEq(address(wallet).balance, PAY);
        assertPending(address(wallet), 0);
    }

    // ---- statistics

    function test_statsAddUpToTheBalance() public {
        Rejecting wallet = new Rejecting();
        release(submittedBy(address(wallet)));
        vm.warp(block.timestamp + 1);
        bytes32 id = created();
        assertStats(PAY + FEE, FEE, PAY);
        vm.deal(address(escrow), address(escrow).balance + 5);
        assertStats(PAY + FEE + 5, FEE, PAY);
        vm.prank(employer);
        escrow.cancelJob(id);
        assertStats(5, FEE, PAY);
    }

    function assertStats(uint256 locked, uint256 fees_, uint256 pending_) private view {
        (uint256 a, uint256 b, uint256 c, uint256 balance) = escrow.getContractStats();
        vm.assertEq(a, locked, "locked");
        vm.assertEq(b, fees_, "fees");
        vm.assertEq(c, pending_, "pending");
        vm.assertEq(balance, address(escrow).balance, "balance");
    }
}

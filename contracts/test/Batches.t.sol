// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {Counting, Rejecting} from "./support/Receivers.sol";
import {Vm} from "./support/Vm.sol";

/// @title releaseMany; see trees/batch.tree
contract BatchesTest is EscrowFixture {
    uint256 private constant PAY = 0.122 ether;
    uint256 private constant FEE = 0.00244 ether;

    function submittedBy(address worker_, uint256 extra) private returns (bytes32 id) {
        Terms memory t = terms();
        t.amount += extra;
        id = create(t);
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, 0, worker_, block.timestamp));
        vm.prank(worker_);
        escrow.acceptJob(id, TERMS_HASH, word(t), worker_, 0, "", block.timestamp, voucher);
        vm.prank(worker_);
        escrow.submitWork(id);
    }

    function releaseMany(address caller, bytes32[] memory ids) private {
        vm.prank(caller);
        escrow.releaseMany(ids);
    }

    function test_oneWorkerIsPaidOnce() public {
        bytes32[] memory ids = new bytes32[](3);
        Counting wallet = new Counting();
        for (uint256 i = 0; i < 3; i++) {
            ids[i] = submittedBy(address(wallet), i);
        }
        for (uint256 i = 0; i < 3; i++) {
            vm.expectEmit(address(escrow));
            emit IPayChainEscrow.JobReleased(ids[i], address(wallet), PAY + i, FEE + (i == 0 ? 0 : 1));
        }
        releaseMany(employer, ids);
        vm.assertEq(wallet.payments(), 1);
        vm.assertEq(address(wallet).balance, 3 * PAY + 3);
        vm.assertEq(fees(), 3 * FEE + 2);
        vm.assertEq(address(escrow).balance, fees());
    }

    function test_everybodyIsPaidHisOwn() public {
        bytes32[] memory ids = new bytes32[](4);
        ids[0] = submittedBy(stranger, 0);
        ids[1] = submittedBy(relayer, 1);
        ids[2] = submittedBy(relayer, 2);
        ids[3] = submittedBy(stranger, 3);
        releaseMany(employer, ids);
        vm.assertEq(stranger.balance, 2 * PAY + 3);
        vm.assertEq(relayer.balance, 2 * PAY + 3);
        for (uint256 i = 0; i < 4; i++) {
            assertStatus(ids[i], IPayChainEscrow.Status.Released);
        }
    }

    /// What this caller may not release stays as it is, and the rest is released.
    function test_itSkipsWhatIsNotReleasable() public {
        bytes32[] memory ids = new bytes32[](7);
        ids[0] = keccak256("no such job");
        ids[1] = submittedBy(worker, 0);
        vm.warp(block.timestamp + 73 * HOUR);
        ids[2] = accepted();
        vm.warp(block.timestamp + 1);
        ids[3] = submitted();
        ids[4] = ids[1];
        vm.warp(block.timestamp + 1);
        ids[5] = created();
        vm.warp(block.timestamp + 1);
        ids[6] = disputed();
        uint256 before = worker.balance;
        releaseMany(stranger, ids);
        vm.assertEq(worker.balance - before, PAY);
        assertStatus(ids[1], IPayChainEscrow.Status.Released);
        assertStatus(ids[2], IPayChainEscrow.Status.Active);
        assertStatus(ids[3], IPayChainEscrow.Status.Submitted);
        assertStatus(ids[5], IPayChainEscrow.Status.Open);
        assertStatus(ids[6], IPayChainEscrow.Status.Disputed);
        releaseMany(employer, ids);
        vm.assertEq(worker.balance - before, 4 * PAY);
        assertStatus(ids[5], IPayChainEscrow.Status.Open);
        vm.assertEq(fees(), 4 * FEE);
    }

    function test_theReviewEndHoldsInABatchToo() public {
        bytes32[] memory ids = new bytes32[](1);
        ids[0] = submitted();
        vm.warp(clockOf(ids[0]));
        releaseMany(stranger, ids);
        assertStatus(ids[0], IPayChainEscrow.Status.Submitted);
        vm.warp(block.timestamp + 1);
        releaseMany(stranger, ids);
        assertStatus(ids[0], IPayChainEscrow.Status.Released);
    }

    /// One who takes nothing is owed; those before and after him are paid.
    function test_aHostileWorkerStopsNobody() public {
        Rejecting no = new Rejecting();
        bytes32[] memory ids = new bytes32[](4);
        ids[0] = submittedBy(stranger, 0);
        ids[1] = submittedBy(address(no), 1);
        ids[2] = submittedBy(address(no), 2);
        ids[3] = submittedBy(relayer, 3);
        vm.recordLogs();
        releaseMany(employer, ids);
        vm.assertEq(stranger.balance, PAY);
        vm.assertEq(relayer.balance, PAY + 3);
        vm.assertEq(escrow.pending(address(no), address(0)), 2 * PAY + 3);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 5, "four releases, one PaymentPending");
    }

    function test_batchBounds() public {
        releaseMany(stranger, new bytes32[](50));
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(BatchTooLarge.selector, 51, 50));
        escrow.releaseMany(new bytes32[](51));
    }
}

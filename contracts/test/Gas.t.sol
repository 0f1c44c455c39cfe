// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EscrowFixture} from "./support/EscrowFixture.sol";

/// @title What each step costs its sender, as whole transactions
/// forge-config: default.isolate = true
contract GasTest is EscrowFixture {
    bytes32 private id;
    Terms private t;

    function setUp() public override {
        super.setUp();
        t = terms();
        // a first job is paid before, so that the fee word and the accounts exist, as they do in use
        t.amount = 0.1 ether;
        id = create(t);
        accept(id, t, 0);
        submit(id);
        vm.prank(employer);
        escrow.release(id);
        t = terms();
        id = create(t);
    }

    function measured(string memory name, uint256 goal) private {
        uint256 gas = vm.snapshotGasLastCall("gas", name);
        vm.assertLe(gas, goal, name);
    }

    function test_gas_create() public {
        t.amount++;
        create(t);
        measured("create", 70_000);
    }

    function test_gas_accept() public {
        accept(id, t, 0);
        measured("accept", 54_000);
    }

    function test_gas_submit() public {
        accept(id, t, 0);
        submit(id);
        measured("submit", 31_000);
    }

    function test_gas_submitBySig() public {
        accept(id, t, 0);
        uint256 until = block.timestamp + 600;
        bytes memory signature = signDigest(workerKey, plainDigest("Submit", id, 0, until));
        vm.prank(relayer);
        escrow.submitWorkBySig(id, until, signature);
        measured("submitBySig", 40_000);
    }

    function test_gas_release() public {
        accept(id, t, 0);
        submit(id);
        vm.prank(employer);
        escrow.release(id);
        measured("release", 46_000);
    }

    function test_gas_releaseBySig() public {
        accept(id, t, 0);
        submit(id);
        uint256 until = block.timestamp + 600;
        bytes memory signature = signDigest(employerKey, releaseDigest(id, 0, worker, t.amount, until));
        vm.prank(relayer);
        escrow.releaseBySig(id, until, signature);
        measured("releaseBySig", 52_000);
    }

    function test_gas_releaseAfterReview() public {
        accept(id, t, 0);
        submit(id);
        vm.warp(block.timestamp + 73 * HOUR);
        vm.prank(relayer);
        escrow.release(id);
        measured("releaseAfterReview", 46_000);
    }

    function test_gas_refundExpired() public {
        vm.warp(t.acceptBy + 1);
        vm.prank(relayer);
        escrow.refundExpired(id);
        measured("refundExpired", 39_000);
    }

    function test_gas_cancel() public {
        vm.prank(employer);
        escrow.cancelJob(id);
        measured("cancel", 39_000);
    }

    function test_gas_withdraw() public {
        accept(id, t, 0);
        vm.prank(worker);
        escrow.withdrawFromJob(id);
        measured("withdraw", 31_000);
    }

    function test_gas_reopen() public {
        accept(id, t, 0);
        vm.prank(worker);
        escrow.withdrawFromJob(id);
        vm.prank(employer);
        escrow.reopen(id, 604_800);
        measured("reopen", 33_000);
    }

    /// Twenty jobs of one worker in one transaction: the goal is for each.
    function test_gas_releaseMany() public {
        bytes32[] memory ids = new bytes32[](20);
        for (uint256 i = 0; i < 20; i++) {
            t.amount++;
            ids[i] = create(t);
            accept(ids[i], t, 0);
            submit(ids[i]);
        }
        vm.prank(employer);
        escrow.releaseMany(ids);
        measured("releaseMany20", 20 * 16_000);
    }

    function test_gas_dispute() public {
        accept(id, t, 0);
        submit(id);
        vm.prank(employer);
        escrow.dispute(id);
        measured("dispute", 32_000);
    }

    function test_gas_rule() public {
        t = arbitrated(terms());
        id = create(t);
        accept(id, t, 0);
        submit(id);
        vm.prank(employer);
        escrow.dispute(id);
        vm.prank(arbiter);
        escrow.rule(id, 0.1 ether);
        measured("rule", 63_000);
    }

    function test_gas_settle() public {
        accept(id, t, 0);
        uint256 until = block.timestamp + 600;
        bytes32 digest_ = settleDigest(id, 0, worker, 0.1 ether, until);
        bytes memory byEmployer = signDigest(employerKey, digest_);
        bytes memory byWorker = signDigest(workerKey, digest_);
        vm.prank(relayer);
        escrow.settle(id, 0.1 ether, until, byEmployer, byWorker);
        measured("settle", 75_000);
    }

    function test_gas_acceptWithArbiter() public {
        t = arbitrated(terms());
        id = create(t);
        accept(id, t, 0);
        measured("acceptWithArbiter", 54_000);
    }
}

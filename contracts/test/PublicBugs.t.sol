// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {ItemTree} from "./support/ItemTree.sol";
import {Rejecting} from "./support/Receivers.sol";
import {TokenFixture} from "./support/TokenFixture.sol";
import {OddDollar} from "./support/Tokens.sol";

/// @title Faults that were found in other people's escrows, and are not in this one
/// @dev Each has a mutant of its own in scripts/mutants.mjs, which puts the fault in and must be caught.
contract PublicBugsTest is TokenFixture {
    function disputedTokenJob() private returns (bytes32 id) {
        Terms memory t = arbitrated(tokenTerms());
        fund(employer, VALUE);
        vm.prank(employer);
        id = escrow.createJobWith(TERMS_HASH, word(t), address(dollar), 0);
        accept(id, t, 0);
        submit(id);
        dispute(id);
        vm.warp(block.timestamp + 1);
    }

    /// circlefin/refund-protocol: an arbiter could pay himself out of other payments.
    function test_refundProtocol_anArbiterCannotDrainOtherPayments() public {
        bytes32 mine = disputedTokenJob();
        bytes32 others = disputedTokenJob();
        vm.prank(arbiter);
        vm.expectRevert(abi.encodeWithSelector(ShareTooLarge.selector, 2 * PAY, PAY));
        escrow.rule(mine, 2 * PAY);
        vm.prank(arbiter);
        escrow.rule(mine, PAY);
        vm.prank(arbiter);
        vm.expectRevert(wrongStatus(mine, IPayChainEscrow.Status.Settled));
        escrow.rule(mine, PAY);
        vm.assertEq(dollar.balanceOf(arbiter), 0);
        assertTokenStats(VALUE, FEE, 0);
        vm.prank(arbiter);
        escrow.rule(others, 0);
        vm.assertEq(dollar.balanceOf(employer), VALUE);
    }

    /// circlefin/refund-protocol: a withdrawal was compared with the amount, without what was already withdrawn.
    function test_refundProtocol_whatWasPaidCounts() public {
        Terms memory t = tokenTerms();
        t.flags = 3;
        bytes32 root = ItemTree.leaf(0, PAY - 1, "item");
        for (uint256 way = 0; way < 3; way++) {
            t.acceptBy = block.timestamp + DAY + way;
            fund(employer, VALUE);
            vm.prank(employer);
            bytes32 id = escrow.createJobWith(TERMS_HASH, word(t), address(dollar), root);
            accept(id, t, 0);
            vm.prank(employer);
            escrow.releaseItem(id, 0, PAY - 1, "item", new bytes32[](0));
            uint256 before = dollar.balanceOf(worker);
            if (way == 0) endBy(id, abi.encodeCall(escrow.release, (id)));
            if (way == 1) settle(id, 1);
            if (way == 2) vm.warp(clockOf(id) + 1);
            if (way == 2) escrow.refundExpired(id);
            vm.assertEq(dollar.balanceOf(worker) - before, way == 2 ? 0 : 1, "the rest, not the whole");
            (uint256 locked,,) = tokenStats();
            vm.assertEq(locked, 0, "nobody else's");
        }
    }

    function endBy(bytes32 id, bytes memory call_) private {
        vm.prank(employer);
        (bool ok,) = address(escrow).call(call_);
        vm.assertTrue(ok);
        assertStatus(id, IPayChainEscrow.Status.Released);
    }

    /// circlefin/refund-protocol: the answer of a token's transfer was not looked at.
    function test_refundProtocol_aTokenThatSaysNoIsHeard() public {
        OddDollar odd = new OddDollar();
        useToken(address(odd));
        bytes32 id = tokenAccepted();
        odd.setWay(OddDollar.Way.AnswersFalse);
        vm.prank(employer);
        escrow.release(id);
        vm.assertEq(escrow.pending(worker, address(odd)), PAY);
        vm.prank(worker);
        vm.expectRevert(abi.encodeWithSelector(PaymentFailed.selector, worker));
        escrow.withdrawTo(worker, address(odd));
        vm.warp(block.timestamp + 1);
        fund(employer, VALUE);
        Terms memory t = tokenTerms();
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(PullFailed.selector, address(odd), employer, VALUE));
        escrow.createJobWith(TERMS_HASH, word(t), address(odd), 0);
    }

    /// Kleros' escrow paid with `send` and did not look: who could not receive lost everything.
    function test_kleros_aFailedSendLosesNothing() public {
        bytes32 id = disputed();
        vm.etch(worker, address(new Rejecting()).code);
        vm.deal(worker, 0);
        vm.warp(clockOf(id) + 1);
        escrow.finalize(id);
        vm.assertEq(escrow.pending(worker, address(0)), 0.122 ether);
        vm.prank(worker);
        escrow.withdrawTo(stranger, address(0));
        vm.assertEq(stranger.balance, 0.122 ether);
    }

    /// Kleros' escrow halved an odd amount twice and burnt the unit between.
    function test_kleros_anOddUnitIsNotBurnt() public {
        Terms memory t = terms();
        (t.amount, t.workerPct, t.feeBps) = (7, 50, 0);
        bytes32 id = create(t);
        accept(id, t, 0);
        submit(id);
        dispute(id);
        vm.warp(clockOf(id) + 1);
        uint256 before = worker.balance;
        escrow.finalize(id);
        vm.assertEq(worker.balance - before, 4);
        vm.assertEq(employer.balance, 1000 ether - 4);
        vm.assertEq(address(escrow).balance, 0);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOwnedEscrow} from "./support/IOwnedEscrow.sol";
import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {Rejecting} from "./support/Receivers.sol";

/// @title What owner, gate and anchorer may do, and that it is no more
contract PowersTest is EscrowFixture {
    function asOwner() private {
        vm.prank(owner);
    }

    function test_RevertWhen_anybodyElseUsesAPowerOfTheOwner() public {
        address[5] memory others = [employer, worker, stranger, relayer, gateSigner];
        bytes[8] memory calls = [
            abi.encodeCall(escrow.withdrawPlatformFees, (stranger, address(0))),
            abi.encodeCall(escrow.setMinFeeBps, (1)),
            abi.encodeCall(escrow.setGate, (stranger)),
            abi.encodeCall(escrow.addArbiter, (1, stranger)),
            abi.encodeCall(escrow.setAnchorer, (stranger)),
            abi.encodeCall(escrow.allowToken, (address(escrow), true)),
            abi.encodeCall(escrow.transferOwnership, (stranger)),
            abi.encodeCall(escrow.renounceOwnership, ())
        ];
        for (uint256 i = 0; i < others.length; i++) {
            for (uint256 j = 0; j < calls.length; j++) {
                vm.prank(others[i]);
                (bool ok, bytes memory why) = address(escrow).call(calls[j]);
                vm.assertFalse(ok);
                vm.assertEq(why, abi.encodeWithSelector(IOwnedEscrow.OwnableUnauthorizedAccount.selector, others[i]));
            }
        }
    }

    // ---- fees

    function paidOnce() private returns (uint256 fee) {
        bytes32 id = submitted();
        vm.prank(employer);
        escrow.release(id);
        fee = feeOf(terms());
        vm.warp(block.timestamp + 1); // so that the next job of the same terms has another id
    }

    function test_feesGoWhereTheOwnerSays() public {
        uint256 fee = paidOnce();
        created();
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.FeesWithdrawn(stranger, address(0), fee);
        asOwner();
        escrow.withdrawPlatformFees(stranger, address(0));
        vm.assertEq(stranger.balance, fee);
        vm.assertEq(fees(), 0);
        vm.assertEq(address(escrow).balance, valueOf(terms()));
    }

    function test_RevertWhen_feesAreTakenTwice() public {
        paidOnce();
        asOwner();
        escrow.withdrawPlatformFees(owner, address(0));
        asOwner();
        vm.expectRevert(abi.encodeWithSelector(NothingToPay.selector));
        escrow.withdrawPlatformFees(owner, address(0));
    }

    function test_RevertWhen_feesCannotBeDelivered() public {
        uint256 fee = paidOnce();
        address no = address(new Rejecting());
        asOwner();
        vm.expectRevert(abi.encodeWithSelector(PaymentFailed.selector, no));
        escrow.withdrawPlatformFees(no, address(0));
        asOwner();
        vm.expectRevert(abi.encodeWithSelector(ZeroAddress.selector));
        escrow.withdrawPlatformFees(address(0), address(0));
        asOwner();
        vm.expectRevert(abi.encodeWithSelector(NothingToPay.selector));
        escrow.withdrawPlatformFees(owner, address(1));
        vm.assertEq(fees(), fee);
    }

    // ---- minimum fee, gate

    function test_minFeeBpsBounds() public {
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.MinFeeBpsChanged(0, 500);
        asOwner();
        escrow.setMinFeeBps(500);
        vm.assertEq(escrow.minFeeBps(), 500);
        asOwner();
        vm.expectRevert(abi.encodeWithSelector(FeeTooHigh.selector, 501));
        escrow.setMinFeeBps(501);
        vm.expectRevert(abi.encodeWithSelector(FeeTooHigh.selector, 501));
        deploy(owner, gateSigner, 501);
    }

    function test_theGateCanBeChanged() public {
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.GateChanged(gateSigner, stranger);
        asOwner();
        escrow.setGate(stranger);
        vm.assertEq(escrow.gate(), stranger);
        vm.assertEq(escrow.minFeeBps(), 0);
    }

    /// The gate at 0, the minimum at its top: everything already accepted goes on to its end.
    function test_noPowerStopsAnExit() public {
        bytes32 paid = accepted();
        vm.warp(block.timestamp + 1);
        bytes32 expired = accepted();
        vm.warp(block.timestamp + 1);
        bytes32 left = accepted();
        vm.warp(block.timestamp + 1);
        bytes32 open = created();
        asOwner();
        escrow.setGate(address(0));
        asOwner();
        escrow.setMinFeeBps(500);
        submit(paid);
        vm.prank(employer);
        escrow.release(paid);
        withdraw(left);
        vm.prank(employer);
        escrow.cancelJob(open);
        vm.warp(clockOf(expired) + 1);
        escrow.refundExpired(expired);
        vm.warp(clockOf(left) + 1);
        escrow.refundExpired(left);
        vm.assertEq(address(escrow).balance, fees());
    }

    // ---- arbiters

    function test_arbitersAreWrittenOnce() public {
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.ArbiterAdded(1, stranger);
        asOwner();
        escrow.addArbiter(1, stranger);
        vm.assertEq(escrow.arbiters(1), stranger);
        asOwner();
        vm.expectRevert(abi.encodeWithSelector(BadArbiter.selector, 1, relayer));
        escrow.addArbiter(1, relayer);
        asOwner();
        escrow.addArbiter(31, relayer);
    }

    function test_RevertWhen_theArbiterIsBad() public {
        asOwner();
        vm.expectRevert(abi.encodeWithSelector(BadArbiter.selector, 0, stranger));
        escrow.addArbiter(0, stranger);
        asOwner();
        vm.expectRevert(abi.encodeWithSelector(BadArbiter.selector, 32, stranger));
        escrow.addArbiter(32, stranger);
        asOwner();
        vm.expectRevert(abi.encodeWithSelector(BadArbiter.selector, 2, address(0)));
        escrow.addArbiter(2, address(0));
    }

    // ---- anchor

    function test_onlyTheAnchorerAnchors() public {
        bytes32 root = keccak256("books");
        asOwner();
        vm.expectRevert(notAuthorised(owner));
        escrow.anchor(root);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.AnchorerChanged(address(0), relayer);
        asOwner();
        escrow.setAnchorer(relayer);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.Anchored(root, relayer);
        vm.prank(relayer);
        escrow.anchor(root);
        vm.prank(stranger);
        vm.expectRevert(notAuthorised(stranger));
        escrow.anchor(root);
    }

    // ---- ownership

    function test_ownershipMovesInTwoSteps() public {
        asOwner();
        escrow.transferOwnership(stranger);
        vm.assertEq(escrow.owner(), owner);
        vm.prank(relayer);
        vm.expectRevert(abi.encodeWithSelector(IOwnedEscrow.OwnableUnauthorizedAccount.selector, relayer));
        escrow.acceptOwnership();
        vm.prank(stranger);
        escrow.acceptOwnership();
        vm.assertEq(escrow.owner(), stranger);
        asOwner();
        vm.expectRevert(abi.encodeWithSelector(IOwnedEscrow.OwnableUnauthorizedAccount.selector, owner));
        escrow.setGate(owner);
    }

    function test_RevertWhen_ownershipIsThrownAway() public {
        asOwner();
        vm.expectRevert(abi.encodeWithSelector(RenounceRefused.selector));
        escrow.renounceOwnership();
    }
}

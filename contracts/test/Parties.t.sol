// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";

/// @title Who may do what: every direct call by everybody who may not
contract PartiesTest is EscrowFixture {
    function everybodyBut(address party) private view returns (address[6] memory others) {
        address[7] memory all = [employer, worker, stranger, relayer, gateSigner, owner, address(escrow)];
        uint256 count;
        for (uint256 i = 0; i < all.length; i++) {
            if (all[i] != party) others[count++] = all[i];
        }
    }

    function refusedToAllBut(address party, bytes memory call_) private {
        address[6] memory others = everybodyBut(party);
        for (uint256 i = 0; i < others.length; i++) {
            vm.prank(others[i]);
            (bool ok, bytes memory why) = address(escrow).call(call_);
            vm.assertFalse(ok);
            vm.assertEq(why, notAuthorised(others[i]));
        }
        vm.prank(party);
        (bool allowed,) = address(escrow).call(call_);
        vm.assertTrue(allowed);
    }

    function test_onlyTheWorkerSubmits() public {
        refusedToAllBut(worker, abi.encodeCall(escrow.submitWork, (accepted())));
    }

    function test_onlyTheWorkerWithdraws() public {
        refusedToAllBut(worker, abi.encodeCall(escrow.withdrawFromJob, (accepted())));
    }

    function test_onlyTheEmployerCancels() public {
        refusedToAllBut(employer, abi.encodeCall(escrow.cancelJob, (created())));
    }

    function test_onlyTheEmployerCancelsAVacantJob() public {
        refusedToAllBut(employer, abi.encodeCall(escrow.cancelJob, (vacant())));
    }

    function test_onlyTheEmployerReopens() public {
        refusedToAllBut(employer, abi.encodeCall(escrow.reopen, (vacant(), uint32(DAY))));
    }

    function test_onlyTheEmployerDisputes() public {
        refusedToAllBut(employer, abi.encodeCall(escrow.dispute, (submitted())));
    }

    function test_onlyTheEmployerReleasesDuringTheWork() public {
        bytes32 id = accepted();
        bytes memory why = wrongStatus(id, IPayChainEscrow.Status.Active);
        releaseRefusedToAllButTheEmployer(id, why);
    }

    function test_onlyTheEmployerReleasesDuringTheReview() public {
        bytes32 id = submitted();
        bytes memory why = abi.encodeWithSelector(TooEarly.selector, id, clockOf(id), block.timestamp);
        releaseRefusedToAllButTheEmployer(id, why);
    }

    function releaseRefusedToAllButTheEmployer(bytes32 id, bytes memory why) private {
        address[6] memory others = everybodyBut(employer);
        for (uint256 i = 0; i < others.length; i++) {
            vm.prank(others[i]);
            vm.expectRevert(why);
            escrow.release(id);
        }
        vm.prank(employer);
        escrow.release(id);
        assertStatus(id, IPayChainEscrow.Status.Released);
    }

    /// A zero employer is what a final job reads; nobody has that address, and it would not help.
    function test_RevertWhen_theZeroAddressReleasesAFinalJob() public {
        bytes32 id = submitted();
        vm.prank(employer);
        escrow.release(id);
        vm.prank(address(0));
        vm.expectRevert(wrongStatus(id, IPayChainEscrow.Status.Released));
        escrow.release(id);
    }
}

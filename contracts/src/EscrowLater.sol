// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EscrowStorage} from "./EscrowStorage.sol";

/// @title Calls whose form is settled and whose behaviour belongs to a later version
/// @dev They refuse by name, so that a client built for the later version learns at once that this is not it.
abstract contract EscrowLater is EscrowStorage {
    function createJobWith(bytes32, uint256, address, bytes32) external payable returns (bytes32) {
        revert NotAvailable();
    }

    function amend(bytes32, uint32, bytes32, uint256, bytes calldata, bytes calldata) external pure {
        revert NotAvailable();
    }

    function settle(bytes32, uint256, uint256, bytes calldata, bytes calldata) external pure {
        revert NotAvailable();
    }

    function dispute(bytes32) external pure {
        revert NotAvailable();
    }

    function disputeBySig(bytes32, uint256, bytes calldata) external pure {
        revert NotAvailable();
    }

    function rule(bytes32, uint256) external pure {
        revert NotAvailable();
    }

    function finalize(bytes32) external pure {
        revert NotAvailable();
    }

    function releaseItem(bytes32, uint8, uint256, bytes32, bytes32[] calldata) external pure {
        revert NotAvailable();
    }

    function releaseItemBySig(bytes32, uint8, uint256, bytes32, bytes32[] calldata, uint256, bytes calldata)
        external
        pure
    {
        revert NotAvailable();
    }

    function releaseMany(bytes32[] calldata) external pure {
        revert NotAvailable();
    }
}

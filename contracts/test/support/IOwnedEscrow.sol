// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../../src/IPayChainEscrow.sol";

/// @title The whole contract as its users see it
/// @dev The tests import no implementation: forge then compiles them once, however often the contract changes.
interface IOwnedEscrow is IPayChainEscrow {
    error OwnableUnauthorizedAccount(address account);

    function owner() external view returns (address);
    function transferOwnership(address newOwner) external;
    function acceptOwnership() external;
    function renounceOwnership() external;
}

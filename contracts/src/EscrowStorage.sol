// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "./IPayChainEscrow.sol";

/// @title Everything the escrow remembers, in one place and in its final form
abstract contract EscrowStorage is IPayChainEscrow {
    /// Two words per job; the others are written only for tokens and items.
    struct Words {
        uint256 head; // slot 0, see JobWords
        uint256 tail; // slot 1, see JobWords
        uint256 tokenPaid; // slot 2: token 160 at 0 | paid 88 at 160
        bytes32 itemsRoot; // slot 3
        uint256 itemsDone; // slot 4: one bit per item
    }

    mapping(bytes32 id => Words) internal _jobs;

    /// accruedFees 128 at 0 | pendingTotal 128 at 128; token 0 is ether. All the wei there is fits 128 bits.
    mapping(address token => uint256 word) internal _assets;

    mapping(address account => mapping(address token => uint256)) public override pending;
    mapping(address account => uint256) public override withdrawalNonce;

    // slot: gate 160 at 0 | minFeeBps 16 at 160
    address public override gate;
    uint16 public override minFeeBps;

    mapping(uint8 arbiterId => address) public override arbiters;
    address public override anchorer;
}

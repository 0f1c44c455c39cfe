// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A Merkle tree of four items, built by the documentation and not with the contract's library
library ItemTree {
    function leaf(uint256 index, uint256 amount, bytes32 itemHash) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(index, amount, itemHash))));
    }

    function root(bytes32[4] memory leaves) internal pure returns (bytes32) {
        return pair(pair(leaves[0], leaves[1]), pair(leaves[2], leaves[3]));
    }

    function proof(bytes32[4] memory leaves, uint256 position) internal pure returns (bytes32[] memory siblings) {
        siblings = new bytes32[](2);
        siblings[0] = leaves[position ^ 1];
        siblings[1] = position < 2 ? pair(leaves[2], leaves[3]) : pair(leaves[0], leaves[1]);
    }

    function pair(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(bytes.concat(a, b)) : keccak256(bytes.concat(b, a));
    }
}

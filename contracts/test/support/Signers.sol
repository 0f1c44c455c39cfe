// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Contracts that are asked by EIP-1271 whether they signed.

/// @notice A contract wallet with one key.
contract KeyWallet {
    address private immutable KEY;

    constructor(address key) {
        KEY = key;
    }

    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        if (signature.length != 65) return 0xffffffff;
        bytes32 r = bytes32(signature[0:32]);
        bytes32 s = bytes32(signature[32:64]);
        bool good = ecrecover(digest, uint8(signature[64]), r, s) == KEY;
        return good ? this.isValidSignature.selector : bytes4(0xffffffff);
    }

    receive() external payable {}
}

/// @notice Says no, in every way there is.
contract BadSigner {
    enum Way {
        WrongMagic,
        Reverts,
        AnswersFourBytes,
        AnswersNothing,
        BurnsGas,
        Bombs,
        Writes
    }

    Way private immutable WAY;
    uint256 private _written;

    constructor(Way way) {
        WAY = way;
    }

    fallback() external payable {
        Way way = WAY;
        if (way == Way.WrongMagic) _answer(bytes32(bytes4(0x1626ba7f)) | bytes32(uint256(1)), 32);
        if (way == Way.Reverts) revert("no");
        if (way == Way.AnswersFourBytes) _answer(bytes32(bytes4(0x1626ba7f)), 4);
        if (way == Way.AnswersNothing) _answer(0, 0);
        if (way == Way.Writes) _written = 1;
        if (way == Way.Bombs) _answer(0, 200_000);
        while (way == Way.BurnsGas) {}
        _answer(bytes32(bytes4(0x1626ba7f)), 32);
    }

    function _answer(bytes32 value, uint256 length) private pure {
        assembly {
            mstore(0, value)
            return(0, length)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {EscrowStorage} from "./EscrowStorage.sol";

/// @title The typed data of every action, and who signed it
/// @dev A signature names its job and round and ends by itself, so it works neither twice, nor elsewhere, nor later.
abstract contract EscrowSignatures is EscrowStorage, EIP712 {
    uint256 internal constant SIGNATURE_LIFE = 7 days;
    uint256 internal constant VOUCHER_LIFE = 15 minutes;

    bytes32 internal constant ACCEPT = keccak256(
        "Accept(bytes32 jobId,uint8 round,address worker,uint256 amount,uint16 workHours,uint8 reviewHours,uint8 workerPct,bytes32 termsHash,uint256 validUntil)"
    );
    bytes32 internal constant VOUCHER =
        keccak256("Voucher(bytes32 jobId,uint8 round,address worker,uint256 validUntil)");
    bytes32 internal constant SUBMIT = keccak256("Submit(bytes32 jobId,uint8 round,uint256 validUntil)");
    bytes32 internal constant RELEASE =
        keccak256("Release(bytes32 jobId,uint8 round,address worker,uint256 amount,uint256 validUntil)");
    bytes32 internal constant CANCEL = keccak256("Cancel(bytes32 jobId,uint8 round,uint256 validUntil)");
    bytes32 internal constant WITHDRAW = keccak256("Withdraw(bytes32 jobId,uint8 round,uint256 validUntil)");
    bytes32 internal constant REOPEN =
        keccak256("Reopen(bytes32 jobId,uint8 round,uint32 acceptWithin,uint256 validUntil)");
    bytes32 internal constant WITHDRAW_TO =
        keccak256("WithdrawTo(address account,address to,address token,uint256 nonce,uint256 validUntil)");
    bytes32 internal constant DISPUTE = keccak256("Dispute(bytes32 jobId,uint8 round,uint256 validUntil)");
    bytes32 internal constant SETTLE =
        keccak256("Settle(bytes32 jobId,uint8 round,address worker,uint256 toWorker,uint256 validUntil)");
    bytes32 internal constant RELEASE_ITEM = keccak256(
        "ReleaseItem(bytes32 jobId,uint8 round,address worker,uint8 index,uint256 amount,bytes32 itemHash,uint256 validUntil)"
    );
    bytes32 internal constant CREATE =
        keccak256("Create(bytes32 jobId,uint8 round,address token,uint256 value,uint256 validUntil)");
    /// Names the clock that it moves and the status that it is read in: otherwise an amendment of the work deadline
    /// could be used a second time to stretch the review.
    bytes32 internal constant AMEND = keccak256(
        "Amend(bytes32 jobId,uint8 round,uint8 status,uint32 clock,uint32 newClock,bytes32 newTermsHash,uint256 validUntil)"
    );

    constructor() EIP712("PayChainEscrow", "1") {}

    function domainSeparator() external view returns (bytes32) {
        return _domainSeparatorV4();
    }

    /// Refuses unless `signer` signed the struct and the signature still holds.
    /// @param life how far ahead `validUntil` may be, in seconds.
    function _checkSignature(
        address signer,
        bytes32 structHash,
        uint256 validUntil,
        uint256 life,
        bytes calldata signature
    ) internal view {
        if (block.timestamp > validUntil) revert SignatureExpired(validUntil, block.timestamp);
        uint256 latest = block.timestamp + life;
        if (validUntil > latest) revert ValidUntilTooFar(validUntil, latest);
        if (!_isSignedBy(signer, _hashTypedDataV4(structHash), signature)) revert BadSignature(signer);
    }

    /// The party sends this itself, or signed it.
    function _checkParty(address party, bytes32 structHash, uint256 validUntil, bytes calldata signature)
        internal
        view
    {
        if (msg.sender != party) _checkSignature(party, structHash, validUntil, SIGNATURE_LIFE, signature);
    }

    /// ECDSA first, so that an account that also has code (EIP-7702) may sign with its key.
    function _isSignedBy(address signer, bytes32 digest, bytes calldata signature) private view returns (bool) {
        (address recovered, ECDSA.RecoverError err,) = ECDSA.tryRecoverCalldata(digest, signature);
        if (err == ECDSA.RecoverError.NoError && recovered == signer) return true;
        return SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature);
    }
}

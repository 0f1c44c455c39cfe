// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {EscrowEnds} from "./EscrowEnds.sol";
import {JobWords} from "./JobWords.sol";

/// @title Parts of a job, and many jobs at once
abstract contract EscrowItems is EscrowEnds {
    using JobWords for uint256;

    /// One item of a job, and the proof that the terms name it.
    struct Item {
        uint8 index;
        uint256 amount;
        bytes32 itemHash;
    }

    /// What equal receivers of neighbouring jobs get in one payment.
    struct Payment {
        address token;
        address to;
        uint256 amount;
    }

    uint256 private constant MAX_BATCH = 50;

    // ---------------------------------------------------------------- items

    function releaseItem(bytes32 id, uint8 index, uint256 amount, bytes32 itemHash, bytes32[] calldata proof) external {
        Words storage job = _jobs[id];
        (uint256 head, uint256 tail) = (job.head, job.tail);
        _checkStatus(id, tail, ASSIGNED);
        _checkCaller(head.employer());
        _releaseItem(id, Item(index, amount, itemHash), proof);
    }

    function releaseItemBySig(
        bytes32 id,
        uint8 index,
        uint256 amount,
        bytes32 itemHash,
        bytes32[] calldata proof,
        uint256 validUntil,
        bytes calldata signature
    ) external {
        _checkItemSignature(id, Item(index, amount, itemHash), validUntil, signature);
        _releaseItem(id, Item(index, amount, itemHash), proof);
    }

    function _checkItemSignature(bytes32 id, Item memory item, uint256 validUntil, bytes calldata signature)
        private
        view
    {
        (uint256 head, uint256 tail) = (_jobs[id].head, _jobs[id].tail);
        _checkStatus(id, tail, ASSIGNED);
        bytes32 structHash = keccak256(abi.encode(RELEASE_ITEM, id, tail.round(), tail.worker(), item, validUntil));
        _checkSignature(head.employer(), structHash, validUntil, SIGNATURE_LIFE, signature);
    }

    /// Pays one item. The status stays: the rest goes the job's own way.
    function _releaseItem(bytes32 id, Item memory item, bytes32[] calldata proof) private {
        Words storage job = _jobs[id];
        (uint256 head, uint256 tail, uint256 word) = (job.head, job.tail, job.tokenPaid);
        // Check
        uint256 bit = 1 << item.index;
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(item))));
        bool known = head.flags() & JobWords.ITEMS != 0 && MerkleProof.verifyCalldata(proof, job.itemsRoot, leaf);
        if (!known) revert NoSuchItem(id, item.index);
        if (job.itemsDone & bit != 0) revert ItemPaid(id, item.index);
        uint256 rest = head.amount() - word.paid();
        if (item.amount > rest) revert ShareTooLarge(item.amount, rest);
        uint256 fee = _feeAfter(word.paid(), item.amount, tail.feeBps());
        // Effect
        job.itemsDone |= bit;
        job.tokenPaid = word.withPaid(item.amount);
        _assets[word.token()] += fee;
        emit ItemReleased(id, tail.worker(), item.index, item.amount, fee);
        // Interaction
        _push(word.token(), tail.worker(), item.amount);
    }

    // ---------------------------------------------------------------- batches

    function releaseMany(bytes32[] calldata ids) external {
        if (ids.length > MAX_BATCH) revert BatchTooLarge(ids.length, MAX_BATCH);
        (Payment[] memory payments, uint256 count) = _releaseAll(ids);
        // Interaction
        for (uint256 i = 0; i < count; ++i) {
            _push(payments[i].token, payments[i].to, payments[i].amount);
        }
    }

    /// Ends every job that this caller may release, and adds up what is to be paid.
    function _releaseAll(bytes32[] calldata ids) private returns (Payment[] memory payments, uint256 count) {
        payments = new Payment[](ids.length);
        Payment memory last;
        for (uint256 i = 0; i < ids.length; ++i) {
            Words storage job = _jobs[ids[i]];
            (uint256 head, uint256 tail) = (job.head, job.tail);
            if (!_isReleasable(head, tail)) continue;
            (address token, uint256 rest) = _release(ids[i], job, head, tail);
            if (count == 0 || last.to != tail.worker() || last.token != token) {
                last = Payment(token, tail.worker(), 0);
                payments[count] = last;
                ++count;
            }
            last.amount += rest;
        }
    }

    /// By the employer once there is a worker, by anybody after the review.
    function _isReleasable(uint256 head, uint256 tail) private view returns (bool) {
        if (msg.sender == head.employer()) return tail.statusBit() & ASSIGNED != 0;
        return tail.statusBit() == SUBMITTED && block.timestamp > tail.clock();
    }
}

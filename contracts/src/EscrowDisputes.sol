// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EscrowEnds} from "./EscrowEnds.sol";
import {JobWords} from "./JobWords.sol";

/// @title Other ends than release and refund: by agreement, by ruling, by default; and more time by agreement
abstract contract EscrowDisputes is EscrowEnds {
    using JobWords for uint256;

    uint256 private constant RULING_TIME = 14 days;
    uint256 private constant MAX_AMENDED = 90 days;
    uint256 private constant PERCENT = 100;

    // ---------------------------------------------------------------- by both

    function settle(
        bytes32 id,
        uint256 toWorker,
        uint256 validUntil,
        bytes calldata employerSignature,
        bytes calldata workerSignature
    ) external {
        Words storage job = _jobs[id];
        (uint256 head, uint256 tail) = (job.head, job.tail);
        _checkStatus(id, tail, ASSIGNED);
        bytes32 structHash = keccak256(abi.encode(SETTLE, id, tail.round(), tail.worker(), toWorker, validUntil));
        _checkParty(head.employer(), structHash, validUntil, employerSignature);
        _checkParty(tail.worker(), structHash, validUntil, workerSignature);
        _settle(id, job, head, tail, toWorker);
    }

    function amend(
        bytes32 id,
        uint32 newClock,
        bytes32 newTermsHash,
        uint256 validUntil,
        bytes calldata employerSignature,
        bytes calldata workerSignature
    ) external {
        // Check
        uint256 tail = _jobs[id].tail;
        _checkStatus(id, tail, ACTIVE | SUBMITTED);
        _checkNewClock(tail.clock(), newClock);
        bytes32 structHash = keccak256(
            abi.encode(AMEND, id, tail.round(), tail.status(), tail.clock(), newClock, newTermsHash, validUntil)
        );
        _checkParty(_jobs[id].head.employer(), structHash, validUntil, employerSignature);
        _checkParty(tail.worker(), structHash, validUntil, workerSignature);
        // Effect
        _jobs[id].tail = tail.withClock(newClock);
        emit JobAmended(id, newClock, newTermsHash);
    }

    /// Later than now set, and not for ever.
    function _checkNewClock(uint256 clock, uint256 newClock) private view {
        uint256 latest = block.timestamp + MAX_AMENDED;
        if (newClock <= clock || newClock > latest) revert ClockOutOfRange(newClock, clock + 1, latest);
    }

    // ---------------------------------------------------------------- dispute

    function dispute(bytes32 id) external {
        uint256 tail = _disputable(id);
        _checkCaller(_jobs[id].head.employer());
        _dispute(id, tail);
    }

    function disputeBySig(bytes32 id, uint256 validUntil, bytes calldata signature) external {
        uint256 tail = _disputable(id);
        _checkPlain(_jobs[id].head.employer(), DISPUTE, id, tail, validUntil, signature);
        _dispute(id, tail);
    }

    function _disputable(bytes32 id) private view returns (uint256 tail) {
        tail = _jobs[id].tail;
        _checkStatus(id, tail, SUBMITTED);
        _checkNotOver(id, tail.clock());
    }

    function _dispute(bytes32 id, uint256 tail) private {
        uint256 rulingEnds = block.timestamp + RULING_TIME;
        _jobs[id].tail = tail.withStatus(uint8(Status.Disputed)).withClock(rulingEnds);
        emit JobDisputed(id, rulingEnds);
    }

    // ---------------------------------------------------------------- ruling, or none

    function rule(bytes32 id, uint256 toWorker) external {
        Words storage job = _jobs[id];
        (uint256 head, uint256 tail) = (job.head, job.tail);
        _checkStatus(id, tail, DISPUTED);
        _checkNotOver(id, tail.clock());
        _checkCaller(arbiters[head.arbiterId()]);
        emit JobRuled(id, msg.sender, toWorker);
        _settle(id, job, head, tail, toWorker);
    }

    function finalize(bytes32 id) external {
        Words storage job = _jobs[id];
        (uint256 head, uint256 tail) = (job.head, job.tail);
        _checkStatus(id, tail, DISPUTED);
        _checkOver(id, tail.clock());
        (, uint256 paid) = _asset(job, head);
        // A share of what is not paid; a broken unit is the worker's.
        uint256 toWorker = ((head.amount() - paid) * tail.workerPct() + PERCENT - 1) / PERCENT;
        emit JobRuled(id, address(0), toWorker);
        _settle(id, job, head, tail, toWorker);
    }
}

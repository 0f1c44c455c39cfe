// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EscrowDisputes} from "./EscrowDisputes.sol";
import {EscrowItems} from "./EscrowItems.sol";
import {EscrowPowers} from "./EscrowPowers.sol";
import {EscrowTokens} from "./EscrowTokens.sol";
import {JobWords} from "./JobWords.sol";

/// @title PayChainEscrow
/// @notice See IPayChainEscrow. A payment goes to the stored worker or the stored employer, to nobody else.
/// @dev Each entry checks, then writes, then sends. A receiver that calls back finds every book closed, and what is
/// booked after a failed payment is added to books read afresh, so no re-entrancy lock is needed (some 490 gas a
/// payment). Signers that are contracts are asked by staticcall, which cannot write.
contract PayChainEscrow is EscrowTokens, EscrowDisputes, EscrowItems {
    using JobWords for uint256;

    uint256 private constant VACANT_TIME = 7 days;
    uint256 private constant GRACE = 1 hours;
    uint256 private constant LAST_ROUND = 255;

    /// @param owner_ takes the fees and sets the gate; no power over principal.
    /// @param gate_ signs vouchers; 0 closes the gate.
    /// @param minFeeBps_ see setMinFeeBps.
    constructor(address owner_, address gate_, uint16 minFeeBps_) EscrowPowers(owner_, gate_, minFeeBps_) {}

    // ---------------------------------------------------------------- create and accept

    function createJob(bytes32 termsHash, uint256 termsWord) external payable returns (bytes32 id) {
        // Check
        uint256 head = termsWord.head(msg.sender);
        uint256 tail = termsWord.tail();
        uint256 value = _checkTerms(termsWord, head, tail);
        if (msg.value != value) revert WrongValue(msg.value, value);
        if (!head.isPlain()) revert FlagsMismatch(head.flags());
        id = jobId(msg.sender, termsHash, termsWord);
        Words storage job = _jobs[id];
        if (job.tail != 0) revert JobExists(id);
        // Effect
        job.head = head;
        job.tail = tail;
        emit JobCreated(id, msg.sender, termsHash, termsWord);
    }

    function acceptJob(
        bytes32 id,
        bytes32 termsHash,
        uint256 termsWord,
        address worker,
        uint256 validUntil,
        bytes calldata signature,
        uint256 voucherValidUntil,
        bytes calldata voucher
    ) external {
        // Check
        uint256 tail = _jobs[id].tail;
        _checkAcceptable(id, _jobs[id].head, tail, worker);
        _checkVoucher(id, _jobs[id].head, tail, worker, voucherValidUntil, voucher);
        _checkConsent(id, termsHash, termsWord, worker, validUntil, signature);
        // Effect
        uint256 deadline = block.timestamp + tail.workHours() * 1 hours + GRACE;
        _jobs[id].tail = tail.withStatus(uint8(Status.Active)).withClock(deadline).withWorker(worker);
        emit JobAccepted(id, worker, uint8(tail.round()), deadline);
    }

    // ---------------------------------------------------------------- submit

    function submitWork(bytes32 id) external {
        uint256 tail = _jobs[id].tail;
        _checkStatus(id, tail, ACTIVE);
        _checkNotOver(id, tail.clock());
        _checkCaller(tail.worker());
        _submit(id, tail);
    }

    function submitWorkBySig(bytes32 id, uint256 validUntil, bytes calldata signature) external {
        uint256 tail = _jobs[id].tail;
        _checkStatus(id, tail, ACTIVE);
        _checkNotOver(id, tail.clock());
        _checkPlain(tail.worker(), SUBMIT, id, tail, validUntil, signature);
        _submit(id, tail);
    }

    // ---------------------------------------------------------------- release

    function release(bytes32 id) external {
        Words storage job = _jobs[id];
        (uint256 head, uint256 tail) = (job.head, job.tail);
        if (msg.sender == head.employer()) {
            _checkStatus(id, tail, ASSIGNED);
        } else {
            _checkStatus(id, tail, SUBMITTED);
            _checkOver(id, tail.clock());
        }
        _pay(id, job, head, tail);
    }

    function releaseBySig(bytes32 id, uint256 validUntil, bytes calldata signature) external {
        Words storage job = _jobs[id];
        (uint256 head, uint256 tail) = (job.head, job.tail);
        _checkStatus(id, tail, ASSIGNED);
        bytes32 structHash = keccak256(abi.encode(RELEASE, id, tail.round(), tail.worker(), _unpaid(id), validUntil));
        _checkSignature(head.employer(), structHash, validUntil, SIGNATURE_LIFE, signature);
        _pay(id, job, head, tail);
    }

    // ---------------------------------------------------------------- refund

    function refundExpired(bytes32 id) external {
        Words storage job = _jobs[id];
        uint256 tail = job.tail;
        _checkStatus(id, tail, REFUNDABLE);
        _checkOver(id, tail.clock());
        uint256 head = job.head;
        // Effect
        (address token, uint256 total) = _refund(job, head, tail);
        emit JobRefunded(id, head.employer(), total);
        // Interaction
        _push(token, head.employer(), total);
    }

    function cancelJob(bytes32 id) external {
        Words storage job = _jobs[id];
        (uint256 head, uint256 tail) = (job.head, job.tail);
        _checkStatus(id, tail, UNASSIGNED);
        _checkCaller(head.employer());
        _cancel(id, job, head, tail);
    }

    function cancelJobBySig(bytes32 id, uint256 validUntil, bytes calldata signature) external {
        Words storage job = _jobs[id];
        (uint256 head, uint256 tail) = (job.head, job.tail);
        _checkStatus(id, tail, UNASSIGNED);
        _checkPlain(head.employer(), CANCEL, id, tail, validUntil, signature);
        _cancel(id, job, head, tail);
    }

    // ---------------------------------------------------------------- withdraw and reopen

    function withdrawFromJob(bytes32 id) external {
        uint256 tail = _jobs[id].tail;
        _checkStatus(id, tail, ASSIGNED);
        _checkCaller(tail.worker());
        _withdraw(id, tail);
    }

    function withdrawFromJobBySig(bytes32 id, uint256 validUntil, bytes calldata signature) external {
        uint256 tail = _jobs[id].tail;
        _checkStatus(id, tail, ASSIGNED);
        _checkPlain(tail.worker(), WITHDRAW, id, tail, validUntil, signature);
        _withdraw(id, tail);
    }

    function reopen(bytes32 id, uint32 acceptWithin) external {
        uint256 tail = _jobs[id].tail;
        _checkStatus(id, tail, VACANT);
        _checkNotOver(id, tail.clock());
        _checkCaller(_jobs[id].head.employer());
        _reopen(id, tail, acceptWithin);
    }

    function reopenBySig(bytes32 id, uint32 acceptWithin, uint256 validUntil, bytes calldata signature) external {
        uint256 tail = _jobs[id].tail;
        _checkStatus(id, tail, VACANT);
        _checkNotOver(id, tail.clock());
        bytes32 structHash = keccak256(abi.encode(REOPEN, id, tail.round(), acceptWithin, validUntil));
        _checkSignature(_jobs[id].head.employer(), structHash, validUntil, SIGNATURE_LIFE, signature);
        _reopen(id, tail, acceptWithin);
    }

    // ---------------------------------------------------------------- waiting money

    function withdrawTo(address to, address token) external {
        _takePending(msg.sender, to, token);
    }

    function withdrawToBySig(address account, address to, address token, uint256 validUntil, bytes calldata signature)
        external
    {
        uint256 nonce = withdrawalNonce[account];
        bytes32 structHash = keccak256(abi.encode(WITHDRAW_TO, account, to, token, nonce, validUntil));
        _checkSignature(account, structHash, validUntil, SIGNATURE_LIFE, signature);
        withdrawalNonce[account] = nonce + 1;
        _takePending(account, to, token);
    }

    // ---------------------------------------------------------------- reading

    function getJob(bytes32 id) external view returns (Job memory) {
        Words storage job = _jobs[id];
        (uint256 head, uint256 tail) = (job.head, job.tail);
        return Job({
            employer: head.employer(),
            amount: head.amount(),
            flags: head.flags(),
            worker: tail.worker(),
            clock: uint32(tail.clock()),
            workHours: uint16(tail.workHours()),
            reviewHours: uint8(tail.reviewHours()),
            feeBps: uint16(tail.feeBps()),
            workerPct: uint8(tail.workerPct()),
            status: tail.status(),
            round: uint8(tail.round())
        });
    }

    function getJobAsset(bytes32 id)
        external
        view
        returns (address token, uint256 paid, bytes32 itemsRoot, uint256 itemsDone)
    {
        Words storage job = _jobs[id];
        return (job.tokenPaid.token(), job.tokenPaid.paid(), job.itemsRoot, job.itemsDone);
    }

    // ---------------------------------------------------------------- effects

    function _submit(bytes32 id, uint256 tail) private {
        uint256 reviewEnds = block.timestamp + tail.reviewHours() * 1 hours;
        _jobs[id].tail = tail.withStatus(uint8(Status.Submitted)).withClock(reviewEnds);
        emit WorkSubmitted(id, tail.worker(), uint8(tail.round()), reviewEnds);
    }

    function _pay(bytes32 id, Words storage job, uint256 head, uint256 tail) private {
        (address token, uint256 rest) = _release(id, job, head, tail);
        // Interaction
        _push(token, tail.worker(), rest);
    }

    function _cancel(bytes32 id, Words storage job, uint256 head, uint256 tail) private {
        // Effect
        (address token, uint256 total) = _refund(job, head, tail);
        emit JobCancelled(id, head.employer(), total);
        // Interaction
        _push(token, head.employer(), total);
    }

    function _withdraw(bytes32 id, uint256 tail) private {
        uint256 reopenBy = block.timestamp + VACANT_TIME;
        _jobs[id].tail = tail.withStatus(uint8(Status.Vacant)).withClock(reopenBy).withWorker(address(0));
        emit JobWithdrawn(id, tail.worker(), uint8(tail.round()), reopenBy);
    }

    function _reopen(bytes32 id, uint256 tail, uint256 acceptWithin) private {
        if (tail.round() == LAST_ROUND) revert RoundsExhausted(id);
        uint256 acceptBy = block.timestamp + acceptWithin;
        _checkAcceptBy(acceptBy);
        uint256 next = tail.withStatus(uint8(Status.Open)).withClock(acceptBy).withNextRound();
        _jobs[id].tail = next;
        emit JobReopened(id, uint8(next.round()), acceptBy);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EscrowMoney} from "./EscrowMoney.sol";
import {EscrowSignatures} from "./EscrowSignatures.sol";
import {JobWords} from "./JobWords.sol";

/// @title What must be true before anything is written
abstract contract EscrowRules is EscrowSignatures, EscrowMoney {
    using JobWords for uint256;

    uint256 internal constant MAX_FEE_BPS = 500;
    uint256 private constant MIN_ACCEPT_TIME = 10 minutes;
    uint256 private constant MAX_ACCEPT_TIME = 90 days;
    uint256 private constant MAX_WORK_HOURS = 2160;
    uint256 private constant MIN_REVIEW_HOURS = 24;
    uint256 private constant MAX_REVIEW_HOURS = 240;
    uint256 private constant MAX_PCT = 100;

    // Sets of statuses: bit n is the status with the number n. As plain numbers, since the compiler would work
    // `1 << uint8(Status.Open)` out in every call.
    uint256 internal constant OPEN = 1 << 1;
    uint256 internal constant ACTIVE = 1 << 2;
    uint256 internal constant SUBMITTED = 1 << 3;
    uint256 internal constant DISPUTED = 1 << 4;
    uint256 internal constant VACANT = 1 << 5;
    /// Somebody works on it.
    uint256 internal constant ASSIGNED = 1 << 2 | 1 << 3 | 1 << 4;
    /// Nobody works on it, and it is not over.
    uint256 internal constant UNASSIGNED = 1 << 1 | 1 << 5;
    /// A missed clock refunds it.
    uint256 internal constant REFUNDABLE = 1 << 1 | 1 << 2 | 1 << 5;

    // ---- terms

    function jobId(address employer, bytes32 termsHash, uint256 termsWord) public pure returns (bytes32) {
        return keccak256(abi.encode(employer, termsHash, termsWord));
    }

    function jobIdWith(address employer, bytes32 termsHash, uint256 termsWord, address token, bytes32 itemsRoot)
        public
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(employer, termsHash, termsWord, token, itemsRoot));
    }

    /// The bounds of every field.
    /// @return value what must come with them: amount and fee.
    function _checkTerms(uint256 terms, uint256 head, uint256 tail) internal view returns (uint256 value) {
        if (terms.hasUnusedBits()) revert BadTermsWord(terms);
        _checkAcceptBy(tail.clock());
        _checkHours(tail.workHours(), tail.reviewHours());
        if (tail.workerPct() > MAX_PCT) revert WorkerPctOutOfRange(tail.workerPct());
        if (tail.feeBps() > MAX_FEE_BPS) revert FeeTooHigh(tail.feeBps());
        if (head.amount() == 0) revert ZeroAmount();
        return head.amount() + _fee(head.amount(), tail.feeBps());
    }

    function _checkHours(uint256 workHours, uint256 reviewHours) private pure {
        if (workHours == 0 || workHours > MAX_WORK_HOURS) revert WorkHoursOutOfRange(workHours);
        if (reviewHours < MIN_REVIEW_HOURS || reviewHours > MAX_REVIEW_HOURS) {
            revert ReviewHoursOutOfRange(reviewHours);
        }
    }

    function _checkAcceptBy(uint256 acceptBy) internal view {
        uint256 earliest = block.timestamp + MIN_ACCEPT_TIME;
        uint256 latest = block.timestamp + MAX_ACCEPT_TIME;
        if (acceptBy < earliest || acceptBy > latest) revert AcceptByOutOfRange(acceptBy, earliest, latest);
    }

    // ---- status and clock

    /// @param allowed the set of statuses, one bit each.
    function _checkStatus(bytes32 id, uint256 tail, uint256 allowed) internal pure {
        if (tail.statusBit() & allowed != 0) return;
        if (tail.status() == Status.None) revert NoSuchJob(id);
        revert WrongStatus(id, uint8(tail.status()));
    }

    /// A right holds while now <= clock …
    function _checkNotOver(bytes32 id, uint256 clock) internal view {
        if (block.timestamp > clock) revert TooLate(id, clock, block.timestamp);
    }

    /// … and a timeout once now > clock.
    function _checkOver(bytes32 id, uint256 clock) internal view {
        if (block.timestamp <= clock) revert TooEarly(id, clock, block.timestamp);
    }

    // ---- acceptance

    /// The job waits for a worker, this one may be it, and the platform lets jobs with this fee be accepted.
    function _checkAcceptable(bytes32 id, uint256 head, uint256 tail, address worker) internal view {
        _checkStatus(id, tail, OPEN);
        _checkNotOver(id, tail.clock());
        bool bad = worker == address(0) || worker == address(this) || worker == head.employer();
        if (bad) revert BadWorker(worker);
        if (tail.feeBps() < minFeeBps) revert FeeBelowMinimum(tail.feeBps(), minFeeBps);
        if (head.arbiterId() != 0) _checkArbiter(head.arbiterId(), head.employer(), worker);
    }

    /// There is one, and it is not a party. Named before, because nobody may choose it once there is a quarrel.
    function _checkArbiter(uint8 arbiterId, address employer, address worker) private view {
        address arbiter = arbiters[arbiterId];
        bool bad = arbiter == address(0) || arbiter == employer || arbiter == worker;
        if (bad) revert BadArbiter(arbiterId, arbiter);
    }

    /// The platform's gate key chose this worker, or the employer where the terms let him pick.
    function _checkVoucher(
        bytes32 id,
        uint256 head,
        uint256 tail,
        address worker,
        uint256 validUntil,
        bytes calldata voucher
    ) internal view {
        address signer = gate;
        if (signer == address(0)) revert GateClosed();
        if (head.flags() & JobWords.EMPLOYER_PICKS != 0) signer = head.employer();
        if (msg.sender == signer) return;
        bytes32 structHash = keccak256(abi.encode(VOUCHER, id, tail.round(), worker, validUntil));
        _checkSignature(signer, structHash, validUntil, VOUCHER_LIFE, voucher);
    }

    /// The worker wants it, under the terms that the id was made from.
    function _checkConsent(
        bytes32 id,
        bytes32 termsHash,
        uint256 termsWord,
        address worker,
        uint256 validUntil,
        bytes calldata signature
    ) internal view {
        if (_idFrom(id, termsHash, termsWord) != id) revert TermsMismatch(id);
        if (msg.sender == worker) return;
        bytes32 structHash = _acceptHash(id, termsHash, termsWord, worker, validUntil);
        _checkSignature(worker, structHash, validUntil, SIGNATURE_LIFE, signature);
    }

    function _idFrom(bytes32 id, bytes32 termsHash, uint256 termsWord) private view returns (bytes32) {
        Words storage job = _jobs[id];
        uint256 head = job.head;
        if (head.isPlain()) return jobId(head.employer(), termsHash, termsWord);
        return jobIdWith(head.employer(), termsHash, termsWord, job.tokenPaid.token(), job.itemsRoot);
    }

    /// Who does what for how much by when, under which terms.
    function _acceptHash(bytes32 id, bytes32 termsHash, uint256 termsWord, address worker, uint256 validUntil)
        private
        view
        returns (bytes32)
    {
        uint256 tail = termsWord.tail();
        return keccak256(
            abi.encode(
                ACCEPT,
                id,
                _jobs[id].tail.round(),
                worker,
                _unpaid(id),
                tail.workHours(),
                tail.reviewHours(),
                tail.workerPct(),
                termsHash,
                validUntil
            )
        );
    }

    /// What the worker can still earn: the amount, less the items that were paid (perhaps to an earlier worker).
    function _unpaid(bytes32 id) internal view returns (uint256) {
        uint256 head = _jobs[id].head;
        return head.isPlain() ? head.amount() : head.amount() - _jobs[id].tokenPaid.paid();
    }

    // ---- who

    function _checkCaller(address party) internal view {
        if (msg.sender != party) revert NotAuthorised(msg.sender);
    }

    /// The party signed an action that says no more than job, round and time.
    function _checkPlain(
        address signer,
        bytes32 typeHash,
        bytes32 id,
        uint256 tail,
        uint256 validUntil,
        bytes calldata signature
    ) internal view {
        bytes32 structHash = keccak256(abi.encode(typeHash, id, tail.round(), validUntil));
        _checkSignature(signer, structHash, validUntil, SIGNATURE_LIFE, signature);
    }
}

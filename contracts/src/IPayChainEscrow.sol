// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainErrors} from "./IPayChainErrors.sol";
import {IPayChainPowers} from "./IPayChainPowers.sol";

/// @title Escrow of pay for work
/// @notice Pay is locked by an employer and leaves only to the worker who was assigned on chain or back to the
/// employer. All times are seconds of the block's clock. A right that a clock limits holds while `now <= clock`;
/// a timeout only when `now > clock`.
///
/// `termsWord`, field, width in bits, offset from the least significant bit:
///
///     acceptBy 32 at 0 | workHours 16 at 32 | reviewHours 8 at 48 | feeBps 16 at 56 | workerPct 8 at 72
///     | amount 88 at 80 (wei the worker gets) | flags 8 at 168 | zero 80 at 176
///
/// flags: bit 0 token, bit 1 items, bit 2 employerPicks, bits 3–7 arbiterId (0 = none).
///
/// `id = keccak256(abi.encode(employer, termsHash, termsWord))`, and with a token or items
/// `keccak256(abi.encode(employer, termsHash, termsWord, token, itemsRoot))`.
/// An item is a leaf `keccak256(keccak256(abi.encode(uint8 index, uint256 amount, bytes32 itemHash)))` of the Merkle
/// tree with the root itemsRoot, whose pairs are hashed in ascending order.
///
/// Amounts are wei, or the smallest unit of the job's token. `fee(x) = ceil(x·feeBps / 10 000)`; a payment of p after
/// `paid` costs fee(paid + p) − fee(paid), so that all parts together cost fee(amount).
///
/// Typed data (EIP-712, domain name "PayChainEscrow", version "1", chainId, verifyingContract):
///
///     Accept(bytes32 jobId,uint8 round,address worker,uint256 amount,uint16 workHours,uint8 reviewHours,uint8 workerPct,bytes32 termsHash,uint256 validUntil)
///     Voucher(bytes32 jobId,uint8 round,address worker,uint256 validUntil)
///     Submit(bytes32 jobId,uint8 round,uint256 validUntil)
///     Release(bytes32 jobId,uint8 round,address worker,uint256 amount,uint256 validUntil)
///     Cancel(bytes32 jobId,uint8 round,uint256 validUntil)
///     Withdraw(bytes32 jobId,uint8 round,uint256 validUntil)
///     Reopen(bytes32 jobId,uint8 round,uint32 acceptWithin,uint256 validUntil)
///     WithdrawTo(address account,address to,address token,uint256 nonce,uint256 validUntil)
///     Dispute(bytes32 jobId,uint8 round,uint256 validUntil)
///     Amend(bytes32 jobId,uint8 round,uint8 status,uint32 clock,uint32 newClock,bytes32 newTermsHash,uint256 validUntil)
///     Settle(bytes32 jobId,uint8 round,address worker,uint256 toWorker,uint256 validUntil)
///     ReleaseItem(bytes32 jobId,uint8 round,address worker,uint8 index,uint256 amount,bytes32 itemHash,uint256 validUntil)
///     Create(bytes32 jobId,uint8 round,address token,uint256 value,uint256 validUntil)
///
/// `validUntil` is at most 7 days ahead, a voucher's at most 15 minutes. Signatures are tried by ECDSA first
/// (65 bytes, low s), then by EIP-1271.
interface IPayChainEscrow is IPayChainErrors, IPayChainPowers {
    /// @notice What a job is doing. The number is stored; None means that it was never created.
    enum Status {
        None, // 0
        Open, // 1  clock = accept-by
        Active, // 2  clock = work deadline, grace included
        Submitted, // 3  clock = review end
        Disputed, // 4  clock = ruling end
        Vacant, // 5  clock = reopen-by
        Released, // 6  final
        Refunded, // 7  final
        Settled // 8  final
    }

    /// @notice A job as it stands. In a final status employer, amount and flags read 0; the rest stays.
    struct Job {
        address employer;
        uint256 amount; // wei the worker gets
        uint8 flags;
        address worker; // 0 while Open or Vacant; stays in a final status
        uint32 clock; // seconds; its meaning depends on the status
        uint16 workHours;
        uint8 reviewHours;
        uint16 feeBps;
        uint8 workerPct;
        Status status;
        uint8 round; // 0 first, + 1 with every reopening
    }

    /// @notice The terms of a job with a token or items. token 0 is ether; itemsRoot 0 means that there are no items.
    struct NewJob {
        address employer;
        bytes32 termsHash;
        uint256 termsWord;
        address token;
        bytes32 itemsRoot;
    }

    /// @notice An ERC-2612 permission for exactly amount + fee; deadline 0 when there is an allowance already.
    struct Permit {
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    /// @notice An EIP-3009 authorisation (ReceiveWithAuthorization) to this contract over amount + fee, nonce = id.
    struct Authorization {
        uint256 validAfter;
        uint256 validBefore;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    // ---------------------------------------------------------------- events

    /// @notice Pay was locked: amount + fee, both in `termsWord` (fee = ceil(amount·feeBps / 10 000)).
    event JobCreated(bytes32 indexed id, address indexed employer, bytes32 termsHash, uint256 termsWord);
    /// @param deadline end of the time for submitting, the hour of grace included.
    event JobAccepted(bytes32 indexed id, address indexed worker, uint8 round, uint256 deadline);
    /// @param reviewEnds the employer's last second; after it anybody may release.
    event WorkSubmitted(bytes32 indexed id, address indexed worker, uint8 round, uint256 reviewEnds);
    /// @notice `amount` went to the worker, `fee` to the platform.
    event JobReleased(bytes32 indexed id, address indexed worker, uint256 amount, uint256 fee);
    /// @notice A clock ran out: `amount` (pay and fee) went back to the employer.
    event JobRefunded(bytes32 indexed id, address indexed employer, uint256 amount);
    /// @notice The employer cancelled: `amount` (pay and fee) went back to him.
    event JobCancelled(bytes32 indexed id, address indexed employer, uint256 amount);
    /// @notice The worker left; the pay stays locked until `reopenBy`.
    event JobWithdrawn(bytes32 indexed id, address indexed worker, uint8 round, uint256 reopenBy);
    /// @param round the new round; no signature of an earlier one counts any more.
    event JobReopened(bytes32 indexed id, uint8 round, uint256 acceptBy);

    /// @notice A payment could not be delivered and waits for `withdrawTo`. The job's own event came before it.
    event PaymentPending(address indexed account, address indexed token, uint256 amount);
    /// @notice A waiting payment was taken.
    event Withdrawal(address indexed account, address indexed to, address indexed token, uint256 amount);
    event FeesWithdrawn(address indexed to, address indexed token, uint256 amount);
    event GateChanged(address indexed previousGate, address indexed newGate);
    event MinFeeBpsChanged(uint16 previousBps, uint16 newBps);
    event ArbiterAdded(uint8 indexed arbiterId, address indexed arbiter);
    event AnchorerChanged(address indexed previousAnchorer, address indexed newAnchorer);
    /// @notice A digest (the root of the platform's books) that existed at this block.
    event Anchored(bytes32 indexed digest, address indexed by);

    /// @notice Both agreed on a later clock. `newTermsHash` is theirs to keep: the id stays what it was.
    event JobAmended(bytes32 indexed id, uint256 newClock, bytes32 newTermsHash);
    /// @param rulingEnds the arbiter's last second; after it anybody may finalize.
    event JobDisputed(bytes32 indexed id, uint256 rulingEnds);
    /// @notice Comes right before JobSettled when a dispute ended. `arbiter` 0: nobody ruled, the terms' share holds.
    event JobRuled(bytes32 indexed id, address indexed arbiter, uint256 toWorker);
    event JobSettled(bytes32 indexed id, address indexed worker, uint256 toWorker, uint256 toEmployer, uint256 fee);
    /// @notice Comes right after JobCreated of a job with a token or items.
    event JobAsset(bytes32 indexed id, address indexed token, bytes32 itemsRoot);
    event ItemReleased(bytes32 indexed id, address indexed worker, uint8 index, uint256 amount, uint256 fee);
    event TokenAllowed(address indexed token, bool allowed);

    // ---------------------------------------------------------------- the life of a job

    /// @notice Locks ether. The caller is the employer.
    /// @dev `msg.value` must be exactly amount + ceil(amount·feeBps / 10 000).
    /// @return id the job's id, see above.
    function createJob(bytes32 termsHash, uint256 termsWord) external payable returns (bytes32 id);

    /// @notice Locks ether or a token, with or without items; one of both, else it is createJob.
    /// @dev `msg.value` is amount + fee for ether, 0 for a token, which is pulled from the caller.
    /// @param token 0 for ether. @param itemsRoot 0 for no items.
    function createJobWith(bytes32 termsHash, uint256 termsWord, address token, bytes32 itemsRoot)
        external
        payable
        returns (bytes32 id);
    /// @notice The same in a token; sent by anybody with the employer's signature (Create), which the employer himself
    /// does not need.
    function createJobByPermit(
        NewJob calldata job,
        uint256 validUntil,
        bytes calldata signature,
        Permit calldata permit
    ) external returns (bytes32 id);
    /// @notice The same in a token with EIP-3009; sent by anybody. The authorisation's nonce is the id.
    function createJobByAuthorization(NewJob calldata job, Authorization calldata authorization)
        external
        returns (bytes32 id);

    /// @notice Assigns `worker`. Anybody may send it.
    /// @param termsHash as at creation (it is shown in the worker's typed data, and checked against the id).
    /// @param termsWord as at creation.
    /// @param validUntil end of the worker's signature (Accept).
    /// @param signature the worker's; ignored when the worker himself is the caller.
    /// @param voucherValidUntil end of the voucher.
    /// @param voucher Voucher signed by the gate key, or by the employer when the job says `employerPicks`; ignored
    /// when that key is the caller.
    function acceptJob(
        bytes32 id,
        bytes32 termsHash,
        uint256 termsWord,
        address worker,
        uint256 validUntil,
        bytes calldata signature,
        uint256 voucherValidUntil,
        bytes calldata voucher
    ) external;

    /// @notice The worker hands in the work; the review window starts.
    function submitWork(bytes32 id) external;
    function submitWorkBySig(bytes32 id, uint256 validUntil, bytes calldata signature) external;

    /// @notice Pays the worker: by the employer once there is a worker, by anybody after the review window.
    function release(bytes32 id) external;
    function releaseBySig(bytes32 id, uint256 validUntil, bytes calldata signature) external;
    /// @notice Releases those of at most 50 jobs that the caller may release, and leaves the others alone. Neighbouring
    /// jobs of one worker and asset are paid at once.
    function releaseMany(bytes32[] calldata ids) external;
    /// @notice The employer pays one item. The job's status stays; the rest goes its own way.
    function releaseItem(bytes32 id, uint8 index, uint256 amount, bytes32 itemHash, bytes32[] calldata proof) external;
    function releaseItemBySig(
        bytes32 id,
        uint8 index,
        uint256 amount,
        bytes32 itemHash,
        bytes32[] calldata proof,
        uint256 validUntil,
        bytes calldata signature
    ) external;

    /// @notice Returns everything to the employer after a missed accept-by, work deadline or reopen-by. By anybody.
    function refundExpired(bytes32 id) external;

    /// @notice Returns everything to the employer while nobody is assigned.
    function cancelJob(bytes32 id) external;
    function cancelJobBySig(bytes32 id, uint256 validUntil, bytes calldata signature) external;

    /// @notice The worker gives the job up; the pay stays locked for 7 days.
    function withdrawFromJob(bytes32 id) external;
    function withdrawFromJobBySig(bytes32 id, uint256 validUntil, bytes calldata signature) external;

    /// @notice The employer looks for another worker: next round, accept-by = now + acceptWithin.
    /// @param acceptWithin seconds, 10 minutes to 90 days.
    function reopen(bytes32 id, uint32 acceptWithin) external;
    function reopenBySig(bytes32 id, uint32 acceptWithin, uint256 validUntil, bytes calldata signature) external;

    // ---------------------------------------------------------------- agreement and dispute

    /// @notice Both give each other more time. A party that sends it needs no signature.
    /// @param newClock later than the present clock, at most 90 days ahead; seconds.
    /// @param newTermsHash what they agreed besides; only told.
    function amend(
        bytes32 id,
        uint32 newClock,
        bytes32 newTermsHash,
        uint256 validUntil,
        bytes calldata employerSignature,
        bytes calldata workerSignature
    ) external;
    /// @notice Both end the job. A party that sends it needs no signature.
    /// @param toWorker of what is not paid; the employer gets the rest.
    function settle(
        bytes32 id,
        uint256 toWorker,
        uint256 validUntil,
        bytes calldata employerSignature,
        bytes calldata workerSignature
    ) external;
    /// @notice The employer objects while the review runs; 14 days for a ruling.
    function dispute(bytes32 id) external;
    function disputeBySig(bytes32 id, uint256 validUntil, bytes calldata signature) external;
    /// @notice The arbiter that the terms name decides, in time. @param toWorker of what is not paid.
    function rule(bytes32 id, uint256 toWorker) external;
    /// @notice Nobody ruled in time: the worker gets workerPct of what is not paid, rounded up. By anybody.
    function finalize(bytes32 id) external;

    // ---------------------------------------------------------------- money that could not be delivered

    /// @notice Takes everything that waits for the caller. @param token 0 for ether.
    function withdrawTo(address to, address token) external;
    function withdrawToBySig(address account, address to, address token, uint256 validUntil, bytes calldata signature)
        external;

    // ---------------------------------------------------------------- reading

    function getJob(bytes32 id) external view returns (Job memory);
    function jobId(address employer, bytes32 termsHash, uint256 termsWord) external pure returns (bytes32);
    function jobIdWith(address employer, bytes32 termsHash, uint256 termsWord, address token, bytes32 itemsRoot)
        external
        pure
        returns (bytes32);
    /// @notice What a job with a token or items has besides; all 0 for other jobs. When it
    /// is over `token` and `paid` read 0. Bit n of `itemsDone` is set when the item with index n was paid.
    function getJobAsset(bytes32 id)
        external
        view
        returns (address token, uint256 paid, bytes32 itemsRoot, uint256 itemsDone);
    /// @notice ceil(amount·feeBps / 10 000), in wei.
    function feeFor(uint256 amount, uint256 feeBps) external pure returns (uint256);
    /// @notice Ether in the contract, in wei. `locked` counts what anybody forced in, too.
    function getContractStats()
        external
        view
        returns (uint256 locked, uint256 fees, uint256 pendingTotal, uint256 balance);
    /// @notice The same for a token; 0 is ether. `locked` is 0 when the token took money from the contract.
    function getAssetStats(address token)
        external
        view
        returns (uint256 locked, uint256 fees, uint256 pendingTotal, uint256 balance);
    /// @notice What waits for an account. @param token 0 for ether.
    function pending(address account, address token) external view returns (uint256);
    /// @notice The nonce of the account's next WithdrawTo signature.
    function withdrawalNonce(address account) external view returns (uint256);
    function domainSeparator() external view returns (bytes32);
}

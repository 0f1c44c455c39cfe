// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOwnedEscrow} from "./IOwnedEscrow.sol";
import {IPayChainEscrow} from "../../src/IPayChainEscrow.sol";
import {IPayChainErrors} from "../../src/IPayChainErrors.sol";
import {Test} from "./Vm.sol";

/// @title People, terms and signatures for the tests
/// @dev Typed data is hashed here by itself, from the strings of the documentation, not with the contract's code.
abstract contract EscrowFixture is Test, IPayChainErrors {
    struct Terms {
        uint256 amount;
        uint256 acceptBy;
        uint256 workHours;
        uint256 reviewHours;
        uint256 feeBps;
        uint256 workerPct;
        uint256 flags;
    }

    uint256 internal constant START = 1_790_000_000;
    uint256 internal constant HOUR = 3600;
    uint256 internal constant DAY = 86_400;
    bytes32 internal constant TERMS_HASH = keccak256("paychain test terms 1");
    string internal constant MNEMONIC = "test test test test test test test test test test test junk";

    string internal constant ACCEPT_TYPE =
        "Accept(bytes32 jobId,uint8 round,address worker,uint256 amount,uint16 workHours,uint8 reviewHours,uint8 workerPct,bytes32 termsHash,uint256 validUntil)";
    string internal constant VOUCHER_TYPE = "Voucher(bytes32 jobId,uint8 round,address worker,uint256 validUntil)";
    string internal constant RELEASE_TYPE =
        "Release(bytes32 jobId,uint8 round,address worker,uint256 amount,uint256 validUntil)";
    string internal constant REOPEN_TYPE = "Reopen(bytes32 jobId,uint8 round,uint32 acceptWithin,uint256 validUntil)";
    string internal constant WITHDRAW_TO_TYPE =
        "WithdrawTo(address account,address to,address token,uint256 nonce,uint256 validUntil)";
    string internal constant AMEND_TYPE =
        "Amend(bytes32 jobId,uint8 round,uint8 status,uint32 clock,uint32 newClock,bytes32 newTermsHash,uint256 validUntil)";
    string internal constant SETTLE_TYPE =
        "Settle(bytes32 jobId,uint8 round,address worker,uint256 toWorker,uint256 validUntil)";
    string internal constant RELEASE_ITEM_TYPE =
        "ReleaseItem(bytes32 jobId,uint8 round,address worker,uint8 index,uint256 amount,bytes32 itemHash,uint256 validUntil)";
    string internal constant CREATE_TYPE =
        "Create(bytes32 jobId,uint8 round,address token,uint256 value,uint256 validUntil)";
    string internal constant PLAIN_FIELDS = "(bytes32 jobId,uint8 round,uint256 validUntil)";

    uint256 internal employerKey = vm.deriveKey(MNEMONIC, 0);
    uint256 internal workerKey = vm.deriveKey(MNEMONIC, 1);
    uint256 internal strangerKey = vm.deriveKey(MNEMONIC, 2);
    uint256 internal relayerKey = vm.deriveKey(MNEMONIC, 10);
    uint256 internal gateKey = vm.deriveKey(MNEMONIC, 11);
    uint256 internal arbiterKey = vm.deriveKey(MNEMONIC, 12);
    uint256 internal ownerKey = vm.deriveKey(MNEMONIC, 13);
    address internal employer = vm.addr(employerKey);
    address internal worker = vm.addr(workerKey);
    address internal stranger = vm.addr(strangerKey);
    address internal relayer = vm.addr(relayerKey);
    address internal gateSigner = vm.addr(gateKey);
    address internal arbiter = vm.addr(arbiterKey);
    address internal owner = vm.addr(ownerKey);

    IOwnedEscrow internal escrow;

    function setUp() public virtual {
        vm.warp(START);
        escrow = deploy(owner, gateSigner, 0);
        vm.deal(employer, 1000 ether);
        vm.deal(worker, 1 ether);
    }

    /// By its artifact, so that no test needs compiling again when the contract changes; or a mutant.
    function deploy(address owner_, address gate, uint16 minFeeBps) internal returns (IOwnedEscrow deployed) {
        bytes memory code = vm.getCode(vm.envOr("ESCROW_ARTIFACT", string("PayChainEscrow.sol:PayChainEscrow")));
        code = bytes.concat(code, abi.encode(owner_, gate, minFeeBps));
        assembly ("memory-safe") {
            deployed := create(0, add(code, 32), mload(code))
        }
    }

    // ---- terms

    function terms() internal view returns (Terms memory) {
        return Terms(0.122 ether, block.timestamp + 7 * DAY, 24, 72, 200, 100, 0);
    }

    function word(Terms memory t) internal pure returns (uint256) {
        return t.acceptBy | t.workHours << 32 | t.reviewHours << 48 | t.feeBps << 56 | t.workerPct << 72 | t.amount
            << 80 | t.flags << 168;
    }

    function feeOf(Terms memory t) internal pure returns (uint256 fee) {
        fee = t.amount * t.feeBps / 10_000;
        if (t.amount * t.feeBps % 10_000 != 0) fee++;
    }

    function valueOf(Terms memory t) internal pure returns (uint256) {
        return t.amount + feeOf(t);
    }

    function idOf(address employer_, Terms memory t) internal pure returns (bytes32) {
        return keccak256(abi.encode(employer_, TERMS_HASH, word(t)));
    }

    // ---- typed data

    function digest(bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("PayChainEscrow"),
                keccak256("1"),
                block.chainid,
                address(escrow)
            )
        );
        return keccak256(abi.encodePacked("\x19\x01", domain, structHash));
    }

    function signDigest(uint256 key, bytes32 digest_) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest_);
        return abi.encodePacked(r, s, v);
    }

    function acceptDigest(bytes32 id, uint256 round, address worker_, Terms memory t, uint256 validUntil)
        internal
        view
        returns (bytes32)
    {
        bytes32 typeHash = keccak256(bytes(ACCEPT_TYPE));
        return digest(
            keccak256(
                abi.encode(
                    typeHash,
                    id,
                    round,
                    worker_,
                    t.amount,
                    t.workHours,
                    t.reviewHours,
                    t.workerPct,
                    TERMS_HASH,
                    validUntil
                )
            )
        );
    }

    function voucherDigest(bytes32 id, uint256 round, address worker_, uint256 validUntil)
        internal
        view
        returns (bytes32)
    {
        bytes32 typeHash = keccak256(bytes(VOUCHER_TYPE));
        return digest(keccak256(abi.encode(typeHash, id, round, worker_, validUntil)));
    }

    /// Submit, Cancel, Withdraw, Dispute.
    function plainDigest(string memory action, bytes32 id, uint256 round, uint256 validUntil)
        internal
        view
        returns (bytes32)
    {
        string memory type_ = string.concat(action, PLAIN_FIELDS);
        return digest(keccak256(abi.encode(keccak256(bytes(type_)), id, round, validUntil)));
    }

    function releaseDigest(bytes32 id, uint256 round, address worker_, uint256 amount, uint256 validUntil)
        internal
        view
        returns (bytes32)
    {
        bytes32 typeHash = keccak256(bytes(RELEASE_TYPE));
        return digest(keccak256(abi.encode(typeHash, id, round, worker_, amount, validUntil)));
    }

    function reopenDigest(bytes32 id, uint256 round, uint256 acceptWithin, uint256 validUntil)
        internal
        view
        returns (bytes32)
    {
        bytes32 typeHash = keccak256(bytes(REOPEN_TYPE));
        return digest(keccak256(abi.encode(typeHash, id, round, acceptWithin, validUntil)));
    }

    /// Read in the present status, with the present clock.
    function amendDigest(bytes32 id, uint256 newClock, bytes32 newTermsHash, uint256 validUntil)
        internal
        view
        returns (bytes32)
    {
        IPayChainEscrow.Job memory job = escrow.getJob(id);
        bytes32 typeHash = keccak256(bytes(AMEND_TYPE));
        return digest(
            keccak256(abi.encode(typeHash, id, job.round, job.status, job.clock, newClock, newTermsHash, validUntil))
        );
    }

    function settleDigest(bytes32 id, uint256 round, address worker_, uint256 toWorker, uint256 validUntil)
        internal
        view
        returns (bytes32)
    {
        bytes32 typeHash = keccak256(bytes(SETTLE_TYPE));
        return digest(keccak256(abi.encode(typeHash, id, round, worker_, toWorker, validUntil)));
    }

    function createDigest(bytes32 id, address token, uint256 value, uint256 validUntil)
        internal
        view
        returns (bytes32)
    {
        bytes32 typeHash = keccak256(bytes(CREATE_TYPE));
        return digest(keccak256(abi.encode(typeHash, id, uint256(0), token, value, validUntil)));
    }

    function withdrawToDigest(address account, address to, address token, uint256 nonce, uint256 validUntil)
        internal
        view
        returns (bytes32)
    {
        bytes32 typeHash = keccak256(bytes(WITHDRAW_TO_TYPE));
        return digest(keccak256(abi.encode(typeHash, account, to, token, nonce, validUntil)));
    }

    // ---- a job's steps

    function create(Terms memory t) internal returns (bytes32) {
        vm.prank(employer);
        return escrow.createJob{value: valueOf(t)}(TERMS_HASH, word(t));
    }

    /// Accepted in the given round by the worker, relayed, with a voucher of the gate.
    function accept(bytes32 id, Terms memory t, uint256 round) internal {
        uint256 until = block.timestamp + 600;
        bytes memory signature = signDigest(workerKey, acceptDigest(id, round, worker, t, until));
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, round, worker, until));
        vm.prank(relayer);
        escrow.acceptJob(id, TERMS_HASH, word(t), worker, until, signature, until, voucher);
    }

    function submit(bytes32 id) internal {
        vm.prank(worker);
        escrow.submitWork(id);
    }

    function withdraw(bytes32 id) internal {
        vm.prank(worker);
        escrow.withdrawFromJob(id);
    }

    function reopen(bytes32 id) internal {
        vm.prank(employer);
        escrow.reopen(id, uint32(7 * DAY));
    }

    function created() internal returns (bytes32) {
        return create(terms());
    }

    function accepted() internal returns (bytes32 id) {
        Terms memory t = terms();
        id = create(t);
        accept(id, t, 0);
    }

    function submitted() internal returns (bytes32 id) {
        id = accepted();
        submit(id);
    }

    function vacant() internal returns (bytes32 id) {
        id = accepted();
        withdraw(id);
    }

    function dispute(bytes32 id) internal {
        vm.prank(employer);
        escrow.dispute(id);
    }

    function disputed() internal returns (bytes32 id) {
        id = submitted();
        dispute(id);
    }

    /// Settled by both, sent by a stranger.
    function settle(bytes32 id, uint256 toWorker) internal {
        uint256 until = block.timestamp + DAY;
        IPayChainEscrow.Job memory job = escrow.getJob(id);
        bytes32 digest_ = settleDigest(id, job.round, job.worker, toWorker, until);
        vm.prank(relayer);
        escrow.settle(id, toWorker, until, signDigest(employerKey, digest_), signDigest(workerKey, digest_));
    }

    /// Terms whose flags name the arbiter with id 1, who is added the first time.
    function arbitrated(Terms memory t) internal returns (Terms memory) {
        if (escrow.arbiters(1) == address(0)) {
            vm.prank(owner);
            escrow.addArbiter(1, arbiter);
        }
        t.flags |= 1 << 3;
        return t;
    }

    // ---- looking

    function status(bytes32 id) internal view returns (IPayChainEscrow.Status) {
        return escrow.getJob(id).status;
    }

    function assertStatus(bytes32 id, IPayChainEscrow.Status expected) internal view {
        vm.assertEq(uint256(status(id)), uint256(expected), "status");
    }

    function clockOf(bytes32 id) internal view returns (uint256) {
        return escrow.getJob(id).clock;
    }

    function fees() internal view returns (uint256 fees_) {
        (, fees_,,) = escrow.getContractStats();
    }

    function pendingTotal() internal view returns (uint256 total) {
        (,, total,) = escrow.getContractStats();
    }

    function wrongStatus(bytes32 id, IPayChainEscrow.Status status_) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(WrongStatus.selector, id, uint8(status_));
    }

    function notAuthorised(address caller) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(NotAuthorised.selector, caller);
    }

    function badSignature(address signer) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(BadSignature.selector, signer);
    }

    // ---- forcing what takes too long to reach

    function forceRound(bytes32 id, uint256 round) internal {
        bytes32 slot = bytes32(uint256(keccak256(abi.encode(id, uint256(0)))) + 1);
        uint256 tail = uint256(vm.load(address(escrow), slot));
        vm.store(address(escrow), slot, bytes32(tail & (1 << 248) - 1 | round << 248));
    }
}

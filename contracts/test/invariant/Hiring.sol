// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOwnedEscrow} from "../support/IOwnedEscrow.sol";
import {IPayChainEscrow} from "../../src/IPayChainEscrow.sol";
import {Acts} from "./Acts.sol";

/// @title Random people who lock pay, and random people who take the work
abstract contract Hiring is Acts {
    bytes32 private constant PERMIT_TYPE =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    bytes32 private constant RECEIVE_TYPE = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    uint256 private immutable mostJobs;

    constructor(IOwnedEscrow escrow_, uint256 mostJobs_) Acts(escrow_) {
        mostJobs = mostJobs_;
    }

    // ---- by the employer himself

    /// @param flags bit 0 token, bit 1 items, bit 2 employerPicks, bit 3 an arbiter.
    function create(uint256 who, uint256 amount, uint256 feeBps, uint256 hours_, uint256 flags) external {
        if (books.count() >= mostJobs) return;
        address by = people[who % people.length];
        Terms memory t = _newTerms(amount, feeBps, hours_, flags % 16);
        IPayChainEscrow.NewJob memory job = _newJob(by, t);
        _fund(by, valueOf(t), job.token);
        uint256 value = job.token == address(0) ? valueOf(t) : 0;
        _opened(job, t, _call(by, value, _createCall(job)));
    }

    function _newTerms(uint256 amount, uint256 feeBps, uint256 hours_, uint256 flags)
        private
        view
        returns (Terms memory)
    {
        return Terms({
            amount: bound(amount, 1, 10 ether),
            acceptBy: block.timestamp + bound(hours_, 1, 2000) * HOUR,
            workHours: bound(hours_, 1, 2160),
            reviewHours: bound(hours_, 24, 240),
            feeBps: bound(feeBps, 0, 500),
            workerPct: bound(hours_ >> 8, 0, 100),
            flags: flags
        });
    }

    function _newJob(address by, Terms memory t) private view returns (IPayChainEscrow.NewJob memory) {
        address token = t.flags & 1 == 0 ? address(0) : address(dollar);
        bytes32 root = t.flags & 2 == 0 ? bytes32(0) : _root(t.amount);
        return IPayChainEscrow.NewJob(by, TERMS_HASH, word(t), token, root);
    }

    function _createCall(IPayChainEscrow.NewJob memory job) private view returns (bytes memory) {
        if (_isPlain(job)) return abi.encodeCall(escrow.createJob, (job.termsHash, job.termsWord));
        return abi.encodeCall(escrow.createJobWith, (job.termsHash, job.termsWord, job.token, job.itemsRoot));
    }

    function _isPlain(IPayChainEscrow.NewJob memory job) private pure returns (bool) {
        return job.token == address(0) && job.itemsRoot == 0;
    }

    function _newId(IPayChainEscrow.NewJob memory job) private pure returns (bytes32) {
        if (_isPlain(job)) return keccak256(abi.encode(job.employer, job.termsHash, job.termsWord));
        return keccak256(abi.encode(job));
    }

    /// Into the books; or his money back, when it did not work.
    function _opened(IPayChainEscrow.NewJob memory job, Terms memory t, bool ok) private {
        if (!ok) return _unfund(job.employer, valueOf(t), job.token);
        if (job.token != address(0) && !escrow.allowedTokens(job.token)) books.powerIgnored();
        _terms.push(t);
        books.opened(_newId(job), job.employer, job.token, t.amount, t.feeBps);
    }

    function _fund(address by, uint256 value, address token) private {
        if (token == address(0)) return vm.deal(by, by.balance + value);
        dollar.mint(by, value);
        vm.prank(by);
        dollar.approve(address(escrow), type(uint256).max);
    }

    function _unfund(address by, uint256 value, address token) private {
        if (token == address(0)) vm.deal(by, by.balance - value);
        else dollar.take(by, value);
    }

    // ---- by the employer's signature, in the token

    /// @param how bit 0 employer or worker, bit 1 by EIP-3009 or by permit, bit 2 (permit) an allowance is there.
    /// @param flags like those of `create`.
    function createSigned(uint256 how, uint256 amount, uint256 feeBps, uint256 hours_, uint256 flags) external {
        if (books.count() >= mostJobs) return;
        address by = how & 1 == 0 ? employer : worker;
        Terms memory t = _newTerms(amount, feeBps, hours_, flags % 16 | 1);
        IPayChainEscrow.NewJob memory job = _newJob(by, t);
        _fund(by, valueOf(t), job.token);
        bytes memory call_ = how & 2 == 0 ? _byAuthorization(job, valueOf(t)) : _byPermit(job, valueOf(t), how & 4 != 0);
        _opened(job, t, _relayed(call_));
    }

    function _byAuthorization(IPayChainEscrow.NewJob memory job, uint256 value) private view returns (bytes memory) {
        uint256 before = block.timestamp + DAY;
        bytes32 structHash =
            keccak256(abi.encode(RECEIVE_TYPE, job.employer, address(escrow), value, 0, before, _newId(job)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_keyOf(job.employer), dollar.digest(structHash));
        IPayChainEscrow.Authorization memory a = IPayChainEscrow.Authorization(0, before, v, r, s);
        return abi.encodeCall(escrow.createJobByAuthorization, (job, a));
    }

    /// With an allowance no permit is given; without one it is taken away, so that the permit must do it.
    function _byPermit(IPayChainEscrow.NewJob memory job, uint256 value, bool allowed) private returns (bytes memory) {
        uint256 until = block.timestamp + 7 * DAY;
        bytes32 digest_ = createDigest(_newId(job), job.token, value, until);
        IPayChainEscrow.Permit memory p;
        if (!allowed) {
            vm.prank(job.employer);
            dollar.approve(address(escrow), 0);
            p = _permit(job.employer, value);
        }
        return abi.encodeCall(escrow.createJobByPermit, (job, until, signDigest(_keyOf(job.employer), digest_), p));
    }

    function _permit(address by, uint256 value) private view returns (IPayChainEscrow.Permit memory) {
        uint256 deadline = block.timestamp + DAY;
        bytes32 structHash = keccak256(abi.encode(PERMIT_TYPE, by, address(escrow), value, dollar.nonces(by), deadline));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_keyOf(by), dollar.digest(structHash));
        return IPayChainEscrow.Permit(deadline, v, r, s);
    }

    // ---- accept

    function accept(uint256 job, uint256 who) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        address by = people[who % people.length];
        bool bySig = by == worker && who % 2 == 0;
        bytes memory call_ = _acceptCall(id, by, bySig ? _consent(id) : bytes(""));
        if (!(bySig ? _relayed(call_) : _call(by, 0, call_))) return;
        if (escrow.gate() == address(0)) books.powerIgnored();
        books.accepted(id, by);
    }

    function _acceptCall(bytes32 id, address by, bytes memory signature) private view returns (bytes memory) {
        uint256 until = block.timestamp + 900;
        uint256 termsWord = word(_terms[books.indexOf(id)]);
        bytes memory voucher = _voucher(id, by);
        return abi.encodeCall(escrow.acceptJob, (id, TERMS_HASH, termsWord, by, until, signature, until, voucher));
    }

    function _consent(bytes32 id) private view returns (bytes memory) {
        uint256 round = escrow.getJob(id).round;
        Terms memory t = _terms[books.indexOf(id)];
        t.amount = _unpaid(id);
        return signDigest(workerKey, acceptDigest(id, round, worker, t, block.timestamp + 900));
    }

    /// By the gate as it is now, or by the employer where he picks (only one with a key can).
    function _voucher(bytes32 id, address by) private view returns (bytes memory) {
        IPayChainEscrow.Job memory job = escrow.getJob(id);
        bool picks = job.flags & 4 != 0 && _keyOf(job.employer) != 0;
        uint256 gateNow = escrow.gate() == relayer ? relayerKey : gateKey;
        uint256 key = picks ? _keyOf(job.employer) : gateNow;
        return signDigest(key, voucherDigest(id, job.round, by, block.timestamp + 900));
    }
}

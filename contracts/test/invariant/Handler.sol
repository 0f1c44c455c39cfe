// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOwnedEscrow} from "../support/IOwnedEscrow.sol";
import {IPayChainEscrow} from "../../src/IPayChainEscrow.sol";
import {Acts} from "./Acts.sol";

/// @title Random people doing random things, and honest books about it
/// @dev Every call may fail; the books change only when one succeeds, by what the documentation says it does.
contract Handler is Acts {
    uint256 private immutable mostJobs;

    constructor(IOwnedEscrow escrow_, uint256 mostJobs_) Acts(escrow_) {
        mostJobs = mostJobs_;
    }

    // ---- create and accept

    /// @param flags bit 0 token, bit 1 items, bit 2 employerPicks, bit 3 an arbiter.
    function create(uint256 who, uint256 amount, uint256 feeBps, uint256 hours_, uint256 flags) external {
        if (books.count() >= mostJobs) return;
        address by = people[who % people.length];
        Terms memory t = Terms({
            amount: bound(amount, 1, 10 ether),
            acceptBy: block.timestamp + bound(hours_, 1, 2000) * HOUR,
            workHours: bound(hours_, 1, 2160),
            reviewHours: bound(hours_, 24, 240),
            feeBps: bound(feeBps, 0, 500),
            workerPct: bound(hours_ >> 8, 0, 100),
            flags: flags % 16
        });
        if (_create(by, t, t.flags & 1 == 0 ? address(0) : address(dollar))) _terms.push(t);
    }

    function _create(address by, Terms memory t, address token) private returns (bool ok) {
        bytes32 root = t.flags & 2 == 0 ? bytes32(0) : _root(t.amount);
        bytes memory data = abi.encodeCall(escrow.createJob, (TERMS_HASH, word(t)));
        bytes32 id = idOf(by, t);
        if (t.flags & 3 != 0) {
            data = abi.encodeCall(escrow.createJobWith, (TERMS_HASH, word(t), token, root));
            id = keccak256(abi.encode(by, TERMS_HASH, word(t), token, root));
        }
        _fund(by, valueOf(t), token);
        ok = _call(by, token == address(0) ? valueOf(t) : 0, data);
        if (ok) books.opened(id, by, token, t.amount, t.feeBps);
        else _unfund(by, valueOf(t), token);
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

    function accept(uint256 job, uint256 who) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        address by = people[who % people.length];
        bool bySig = by == worker && who % 2 == 0;
        bytes memory call_ = _acceptCall(id, by, bySig ? _consent(id) : bytes(""));
        if (bySig ? _relayed(call_) : _call(by, 0, call_)) books.accepted(id, by);
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

    /// By the gate, or by the employer where he picks (only one with a key can).
    function _voucher(bytes32 id, address by) private view returns (bytes memory) {
        IPayChainEscrow.Job memory job = escrow.getJob(id);
        bool picks = job.flags & 4 != 0 && _keyOf(job.employer) != 0;
        uint256 key = picks ? _keyOf(job.employer) : gateKey;
        return signDigest(key, voucherDigest(id, job.round, by, block.timestamp + 900));
    }

    // ---- work

    function submit(uint256 job, bool bySig) external {
        (bytes32 id, bool any) = _pick(job);
        if (any && _plain(bySig, "Submit", id, escrow.getJob(id).worker)) books.submitted(id);
    }

    function withdraw(uint256 job, bool bySig) external {
        (bytes32 id, bool any) = _pick(job);
        if (any && _plain(bySig, "Withdraw", id, escrow.getJob(id).worker)) books.left(id);
    }

    function cancel(uint256 job, bool bySig) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any || !_plain(bySig, "Cancel", id, books.job(id).employer)) return;
        books.ended(id, IPayChainEscrow.Status.Refunded, 0);
    }

    function reopen(uint256 job, uint32 within) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        within = uint32(bound(within, 600, 90 * DAY));
        _call(books.job(id).employer, 0, abi.encodeCall(escrow.reopen, (id, within)));
    }

    // ---- pay

    function release(uint256 job, uint256 who) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        address by = who % 3 == 0 ? books.job(id).employer : who % 3 == 1 ? stranger : people[who % people.length];
        if (_call(by, 0, abi.encodeCall(escrow.release, (id)))) _released(id);
    }

    function releaseBySig(uint256 job) external {
        (bytes32 id, IPayChainEscrow.Job memory j, bool any) = _assigned(job);
        if (!any || j.employer != employer) return;
        uint256 until = block.timestamp + 7 * DAY;
        bytes memory signature = signDigest(employerKey, releaseDigest(id, j.round, j.worker, _unpaid(id), until));
        if (_relayed(abi.encodeCall(escrow.releaseBySig, (id, until, signature)))) _released(id);
    }

    /// Three neighbours, whatever they are.
    function releaseMany(uint256 job, bool byEmployer) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        bytes32[] memory ids = new bytes32[](3);
        for (uint256 i = 0; i < 3; i++) {
            (ids[i],) = _pick(job % books.count() + i);
        }
        address by = byEmployer ? books.job(id).employer : stranger;
        if (!_call(by, 0, abi.encodeCall(escrow.releaseMany, (ids)))) return;
        for (uint256 i = 0; i < 3; i++) {
            bool new_ = books.job(ids[i]).finals == 0 && status(ids[i]) == IPayChainEscrow.Status.Released;
            if (new_) _released(ids[i]);
        }
    }

    function _released(bytes32 id) private {
        books.ended(id, IPayChainEscrow.Status.Released, _unpaid(id));
    }

    function releaseItem(uint256 job, bool second) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        uint256 amount = books.job(id).amount;
        uint8 index = second ? 1 : 0;
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = _item(amount, second ? 0 : 1);
        bytes memory call_ = abi.encodeCall(escrow.releaseItem, (id, index, amount / 3, bytes32(uint256(index)), proof));
        if (_call(books.job(id).employer, 0, call_)) books.itemPaid(id, amount / 3);
    }

    function refundExpired(uint256 job) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any || !_call(stranger, 0, abi.encodeCall(escrow.refundExpired, (id)))) return;
        books.ended(id, IPayChainEscrow.Status.Refunded, 0);
    }

    // ---- quarrel and agreement

    function dispute(uint256 job, bool bySig) external {
        (bytes32 id, bool any) = _pick(job);
        if (any) _plain(bySig, "Dispute", id, books.job(id).employer);
    }

    function rule(uint256 job, uint256 toWorker) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        toWorker = bound(toWorker, 0, _unpaid(id));
        if (!_call(arbiter, 0, abi.encodeCall(escrow.rule, (id, toWorker)))) return;
        books.ended(id, IPayChainEscrow.Status.Settled, toWorker);
    }

    function finalize(uint256 job) external {
        (bytes32 id, bool any) = _pick(job);
        if (any && _call(stranger, 0, abi.encodeCall(escrow.finalize, (id)))) finalized(id);
    }

    /// By the terms' share of what was not paid, rounded up.
    function finalized(bytes32 id) public {
        uint256 share = _unpaid(id) * _terms[books.indexOf(id)].workerPct;
        books.ended(id, IPayChainEscrow.Status.Settled, share / 100 + (share % 100 == 0 ? 0 : 1));
    }

    function settle(uint256 job, uint256 toWorker, bool relay) external {
        (bytes32 id, IPayChainEscrow.Job memory j, bool any) = _assigned(job);
        if (!any) return;
        toWorker = bound(toWorker, 0, _unpaid(id));
        uint256 until = block.timestamp + 7 * DAY;
        bytes32 digest_ = settleDigest(id, j.round, j.worker, toWorker, until);
        (address by, bytes[2] memory sigs) = _agreed(id, digest_, relay);
        bytes memory call_ = abi.encodeCall(escrow.settle, (id, toWorker, until, sigs[0], sigs[1]));
        if (by == stranger ? _relayed(call_) : _call(by, 0, call_)) {
            books.ended(id, IPayChainEscrow.Status.Settled, toWorker);
        }
    }

    function amend(uint256 job, uint256 more, bool relay) external {
        (bytes32 id, IPayChainEscrow.Job memory j, bool any) = _assigned(job);
        if (!any) return;
        uint32 clock = uint32(j.clock + bound(more, 1, 30 * DAY));
        uint256 until = block.timestamp + 7 * DAY;
        (address by, bytes[2] memory sigs) = _agreed(id, amendDigest(id, clock, "new", until), relay);
        bytes memory call_ = abi.encodeCall(escrow.amend, (id, clock, "new", until, sigs[0], sigs[1]));
        if (by == stranger) _relayed(call_);
        else _call(by, 0, call_);
    }

    // ---- money, powers, time

    function takePending(uint256 who, bool inToken) external {
        address by = people[who % people.length];
        address token = assets()[inToken ? 1 : 0];
        uint256 amount = escrow.pending(by, token);
        if (_call(by, 0, abi.encodeCall(escrow.withdrawTo, (sink, token)))) books.taken(by, token, amount);
    }

    function takeFees(bool inToken) external {
        _call(owner, 0, abi.encodeCall(escrow.withdrawPlatformFees, (feeSink, assets()[inToken ? 1 : 0])));
    }

    function setMinFee(uint16 bps) external {
        _call(owner, 0, abi.encodeCall(escrow.setMinFeeBps, (uint16(bound(bps, 0, 100)))));
    }

    /// The token's issuer: blocks somebody, or everybody.
    function freeze(uint256 who, bool blocked, bool paused) external {
        dollar.setBlocked(people[who % people.length], blocked);
        dollar.setPaused(paused && who % 4 == 0);
    }

    function passTime(uint256 seconds_) external {
        vm.warp(block.timestamp + bound(seconds_, 1, 20 * DAY));
    }

    function forceIn(uint256 amount, bool inToken) external {
        amount = bound(amount, 1, 1 ether);
        if (inToken) dollar.mint(address(escrow), amount);
        else vm.deal(address(escrow), address(escrow).balance + amount);
        books.forced(assets()[inToken ? 1 : 0], amount);
    }

    function replay(uint256 which) external {
        if (_signedCalls.length == 0) return;
        replays++;
        if (_call(stranger, 0, _signedCalls[which % _signedCalls.length])) books.replayWorked();
    }
}

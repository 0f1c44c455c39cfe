// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOwnedEscrow} from "../support/IOwnedEscrow.sol";
import {IPayChainEscrow} from "../../src/IPayChainEscrow.sol";
import {Hiring} from "./Hiring.sol";

/// @title Random people doing random things, and honest books about it
/// @dev Every call may fail; the books change only when one succeeds, by what the documentation says it does.
contract Handler is Hiring {
    constructor(IOwnedEscrow escrow_, uint256 mostJobs_) Hiring(escrow_, mostJobs_) {}

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

    function reopen(uint256 job, uint32 within, bool bySig) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        within = uint32(bound(within, 600, 90 * DAY));
        address by = books.job(id).employer;
        if (!bySig || _keyOf(by) == 0) _call(by, 0, abi.encodeCall(escrow.reopen, (id, within)));
        else _reopenBySig(id, within, _keyOf(by));
    }

    function _reopenBySig(bytes32 id, uint32 within, uint256 key) private {
        uint256 until = block.timestamp + 7 * DAY;
        bytes memory signature = signDigest(key, reopenDigest(id, escrow.getJob(id).round, within, until));
        _relayed(abi.encodeCall(escrow.reopenBySig, (id, within, until, signature)));
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

    function releaseItem(uint256 job, bool second, bool bySig) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        uint8 index = second ? 1 : 0;
        address by = books.job(id).employer;
        bool ok = bySig && _keyOf(by) != 0
            ? _relayed(_signedItem(id, index, _keyOf(by)))
            : _call(by, 0, _itemCall(id, index));
        if (ok) books.itemPaid(id, books.job(id).amount / 3);
    }

    function _itemCall(bytes32 id, uint8 index) private view returns (bytes memory) {
        uint256 amount = books.job(id).amount;
        return
            abi.encodeCall(escrow.releaseItem, (id, index, amount / 3, bytes32(uint256(index)), _proof(amount, index)));
    }

    /// Of an item as this test makes them: its hash is its index.
    function _itemDigest(bytes32 id, IPayChainEscrow.Job memory j, uint256 index, uint256 amount, uint256 until)
        private
        view
        returns (bytes32)
    {
        bytes32 typeHash = keccak256(bytes(RELEASE_ITEM_TYPE));
        return digest(keccak256(abi.encode(typeHash, id, j.round, j.worker, index, amount, index, until)));
    }

    function _signedItem(bytes32 id, uint8 index, uint256 key) private view returns (bytes memory) {
        IPayChainEscrow.Job memory j = escrow.getJob(id);
        (uint256 amount, bytes32 hash) = (books.job(id).amount, bytes32(uint256(index)));
        uint256 until = block.timestamp + 7 * DAY;
        bytes32 digest_ = _itemDigest(id, j, index, amount / 3, until);
        bytes memory signature = signDigest(key, digest_);
        bytes32[] memory proof = _proof(amount, index);
        return abi.encodeCall(escrow.releaseItemBySig, (id, index, amount / 3, hash, proof, until, signature));
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

    function takePending(uint256 who, bool inToken, bool bySig) external {
        address by = people[who % people.length];
        address token = assets()[inToken ? 1 : 0];
        uint256 amount = escrow.pending(by, token);
        bool ok = bySig && _keyOf(by) != 0
            ? _relayed(_signedTaking(by, token))
            : _call(by, 0, abi.encodeCall(escrow.withdrawTo, (sink, token)));
        if (ok) books.taken(by, token, amount);
    }

    function _signedTaking(address by, address token) private view returns (bytes memory) {
        uint256 until = block.timestamp + 7 * DAY;
        bytes32 digest_ = withdrawToDigest(by, sink, token, escrow.withdrawalNonce(by), until);
        return abi.encodeCall(escrow.withdrawToBySig, (by, sink, token, until, signDigest(_keyOf(by), digest_)));
    }

    function takeFees(bool inToken) external {
        _call(owner, 0, abi.encodeCall(escrow.withdrawPlatformFees, (feeSink, assets()[inToken ? 1 : 0])));
    }

    function setMinFee(uint16 bps) external {
        _call(owner, 0, abi.encodeCall(escrow.setMinFeeBps, (uint16(bound(bps, 0, 100)))));
    }

    /// Closes the gate, or gives it another key, or (as often as both) its first one.
    function setGate(uint256 which) external {
        address[4] memory keys = [address(0), relayer, gateSigner, gateSigner];
        _call(owner, 0, abi.encodeCall(escrow.setGate, (keys[which % 4])));
    }

    /// Mostly yes, since no job in the token can begin after a no.
    function allowToken(uint256 which) external {
        _call(owner, 0, abi.encodeCall(escrow.allowToken, (address(dollar), which % 4 != 0)));
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
        _again(_signedCalls[which % _signedCalls.length]);
    }
}

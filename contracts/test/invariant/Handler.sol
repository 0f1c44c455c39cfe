// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOwnedEscrow} from "../support/IOwnedEscrow.sol";
import {IPayChainEscrow} from "../../src/IPayChainEscrow.sol";
import {EscrowFixture} from "../support/EscrowFixture.sol";
import {GasBurning, ReEntering, Rejecting, ReturnBombing, Wallet} from "../support/Receivers.sol";
import {Books} from "./Books.sol";

/// @title Random people doing random things, and honest books about it
/// @dev Every call may fail; the books change only when one succeeds, by what the documentation says it does.
contract Handler is EscrowFixture {
    uint256 private constant GAS = 1_000_000;

    uint256 private immutable mostJobs;
    Books public books = new Books();
    address[] public people; // may be employer or worker of anything
    address public sink = address(0x51714);
    address public feeSink = address(0xfee);
    mapping(bytes4 => uint256) public successes; // by the escrow's function
    uint256 public replays;
    bytes[] private _signedCalls; // that worked once
    Terms[] private _terms;

    constructor(IOwnedEscrow escrow_, uint256 mostJobs_) {
        mostJobs = mostJobs_;
        escrow = escrow_;
        people.push(employer);
        people.push(worker);
        people.push(address(new Wallet()));
        people.push(address(new Rejecting()));
        people.push(address(new GasBurning()));
        people.push(address(new ReturnBombing(true)));
        ReEntering wallet = new ReEntering();
        wallet.onReceive(abi.encodeCall(escrow.withdrawTo, (address(wallet), address(0))));
        people.push(address(wallet));
    }

    function setUp() public override {} // not a test itself

    function peopleCount() external view returns (uint256) {
        return people.length;
    }

    // ---- the acts

    function create(uint256 who, uint256 amount, uint256 feeBps, uint256 hours_, bool picks) external {
        if (books.count() >= mostJobs) return;
        address by = people[who % people.length];
        Terms memory t = Terms({
            amount: bound(amount, 1, 10 ether),
            acceptBy: block.timestamp + bound(hours_, 1, 2000) * HOUR,
            workHours: bound(hours_, 1, 2160),
            reviewHours: bound(hours_, 24, 240),
            feeBps: bound(feeBps, 0, 500),
            workerPct: 100,
            flags: picks ? 4 : 0
        });
        vm.deal(by, by.balance + valueOf(t));
        bytes32 id = idOf(by, t);
        bool ok = _call(by, valueOf(t), abi.encodeCall(escrow.createJob, (TERMS_HASH, word(t))));
        if (!ok) vm.deal(by, by.balance - valueOf(t));
        if (ok) _terms.push(t);
        if (ok) books.opened(id, by, t.amount, feeOf(t));
    }

    function accept(uint256 job, uint256 who) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        address by = people[who % people.length];
        bool bySig = by == worker && who % 2 == 0;
        bytes memory call_ = _acceptCall(id, by, bySig ? _consent(id) : bytes(""));
        if (!_call(bySig ? stranger : by, 0, call_)) return;
        books.accepted(id, by);
        if (bySig) _signedCalls.push(call_);
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
        return signDigest(workerKey, acceptDigest(id, round, worker, t, block.timestamp + 900));
    }

    /// By the gate, or by the employer where he picks (only the one with a key can).
    function _voucher(bytes32 id, address by) private view returns (bytes memory) {
        IPayChainEscrow.Job memory job = escrow.getJob(id);
        uint256 key = job.flags == 4 && job.employer == employer ? employerKey : gateKey;
        return signDigest(key, voucherDigest(id, job.round, by, block.timestamp + 900));
    }

    function submit(uint256 job, bool bySig) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        address by = escrow.getJob(id).worker;
        if (_plain(bySig && by == worker, "Submit", id, by, workerKey)) books.submitted(id);
    }

    function withdraw(uint256 job, bool bySig) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        address by = escrow.getJob(id).worker;
        if (_plain(bySig && by == worker, "Withdraw", id, by, workerKey)) books.left(id);
    }

    function cancel(uint256 job, bool bySig) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        address by = books.job(id).employer;
        if (_plain(bySig && by == employer, "Cancel", id, by, employerKey)) books.refunded(id);
    }

    function reopen(uint256 job, uint32 within) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        within = uint32(bound(within, 600, 90 * DAY));
        _call(books.job(id).employer, 0, abi.encodeCall(escrow.reopen, (id, within)));
    }

    function release(uint256 job, uint256 who) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any) return;
        address by = who % 3 == 0 ? books.job(id).employer : who % 3 == 1 ? stranger : people[who % people.length];
        if (_call(by, 0, abi.encodeCall(escrow.release, (id)))) books.released(id);
    }

    function releaseBySig(uint256 job) external {
        (bytes32 id, bool any) = _pick(job);
        if (!any || books.job(id).employer != employer) return;
        IPayChainEscrow.Job memory j = escrow.getJob(id);
        uint256 until = block.timestamp + 7 * DAY;
        bytes memory signature = signDigest(employerKey, releaseDigest(id, j.round, j.worker, j.amount, until));
        bytes memory call_ = abi.encodeCall(escrow.releaseBySig, (id, until, signature));
        if (!_call(stranger, 0, call_)) return;
        books.released(id);
        _signedCalls.push(call_);
    }

    function refundExpired(uint256 job) external {
        (bytes32 id, bool any) = _pick(job);
        if (any && _call(stranger, 0, abi.encodeCall(escrow.refundExpired, (id)))) books.refunded(id);
    }

    function takePending(uint256 who) external {
        address by = people[who % people.length];
        uint256 amount = escrow.pending(by, address(0));
        if (_call(by, 0, abi.encodeCall(escrow.withdrawTo, (sink, address(0))))) books.taken(by, amount);
    }

    function takeFees() external {
        _call(owner, 0, abi.encodeCall(escrow.withdrawPlatformFees, (feeSink, address(0))));
    }

    function setMinFee(uint16 bps) external {
        _call(owner, 0, abi.encodeCall(escrow.setMinFeeBps, (uint16(bound(bps, 0, 100)))));
    }

    function passTime(uint256 seconds_) external {
        vm.warp(block.timestamp + bound(seconds_, 1, 20 * DAY));
    }

    function forceEther(uint256 amount) external {
        amount = bound(amount, 1, 1 ether);
        vm.deal(address(escrow), address(escrow).balance + amount);
        books.forced(amount);
    }

    function replay(uint256 which) external {
        if (_signedCalls.length == 0) return;
        replays++;
        if (_call(stranger, 0, _signedCalls[which % _signedCalls.length])) books.replayWorked();
    }

    // ---- tools

    function _pick(uint256 seed) private view returns (bytes32 id, bool any) {
        uint256 count = books.count();
        if (count == 0) return (0, false);
        return (books.ids(seed % count), true);
    }

    /// An act of only job, round and time: sent by the party, or by a stranger with its signature.
    function _plain(bool bySig, string memory action, bytes32 id, address by, uint256 key) private returns (bool ok) {
        if (!bySig) return _call(by, 0, abi.encodeWithSelector(_direct(action), id));
        uint256 until = block.timestamp + 7 * DAY;
        bytes memory signature = signDigest(key, plainDigest(action, id, escrow.getJob(id).round, until));
        bytes memory call_ = abi.encodeWithSelector(_relayed(action), id, until, signature);
        ok = _call(stranger, 0, call_);
        if (ok) _signedCalls.push(call_);
    }

    function _direct(string memory action) private view returns (bytes4) {
        if (_same(action, "Submit")) return escrow.submitWork.selector;
        return _same(action, "Cancel") ? escrow.cancelJob.selector : escrow.withdrawFromJob.selector;
    }

    function _relayed(string memory action) private view returns (bytes4) {
        if (_same(action, "Submit")) return escrow.submitWorkBySig.selector;
        return _same(action, "Cancel") ? escrow.cancelJobBySig.selector : escrow.withdrawFromJobBySig.selector;
    }

    function _same(string memory a, string memory b) private pure returns (bool) {
        return keccak256(bytes(a)) == keccak256(bytes(b));
    }

    function _call(address by, uint256 value, bytes memory data) private returns (bool ok) {
        vm.prank(by);
        (ok,) = address(escrow).call{value: value, gas: GAS}(data);
        if (ok) successes[bytes4(data)]++;
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EscrowFixture} from "../support/EscrowFixture.sol";
import {IOwnedEscrow} from "../support/IOwnedEscrow.sol";
import {IPayChainEscrow} from "../../src/IPayChainEscrow.sol";
import {ItemTree} from "../support/ItemTree.sol";
import {GasBurning, ReEntering, Rejecting, ReturnBombing, Wallet} from "../support/Receivers.sol";
import {Dollar} from "../support/Tokens.sol";
import {Books} from "./Books.sol";

/// @title Who acts, in what, and the tools for it
abstract contract Acts is EscrowFixture {
    uint256 internal constant GAS = 1_500_000;

    Books public books = new Books();
    Dollar public dollar = new Dollar();
    address[] public people; // may be employer or worker of anything
    address public sink = address(0x51714);
    address public feeSink = address(0xfee);
    mapping(bytes4 => uint256) public successes; // by the escrow's function
    mapping(bytes4 => uint256) public replays; // the same
    bytes[] internal _signedCalls; // that worked once
    Terms[] internal _terms;

    constructor(IOwnedEscrow escrow_) {
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

    function assets() public view returns (address[2] memory) {
        return [address(0), address(dollar)];
    }

    // ---- tools

    function _pick(uint256 seed) internal view returns (bytes32 id, bool any) {
        uint256 count = books.count();
        if (count == 0) return (0, false);
        return (books.ids(seed % count), true);
    }

    function _assigned(uint256 seed) internal view returns (bytes32 id, IPayChainEscrow.Job memory job, bool any) {
        (id, any) = _pick(seed);
        if (!any) return (id, job, any);
        job = escrow.getJob(id);
        any = job.worker != address(0) && job.employer != address(0);
    }

    function _unpaid(bytes32 id) internal view returns (uint256) {
        return books.job(id).amount - books.job(id).paid;
    }

    /// 0 for those who cannot sign.
    function _keyOf(address who) internal view returns (uint256) {
        if (who == employer) return employerKey;
        return who == worker ? workerKey : 0;
    }

    /// Items 0 and 1 of a job, each a third of its pay.
    function _item(uint256 amount, uint256 index) internal pure returns (bytes32) {
        return ItemTree.leaf(index, amount / 3, bytes32(index));
    }

    function _root(uint256 amount) internal pure returns (bytes32) {
        return ItemTree.pair(_item(amount, 0), _item(amount, 1));
    }

    /// That item 0 or 1 is in the tree.
    function _proof(uint256 amount, uint256 index) internal pure returns (bytes32[] memory proof) {
        proof = new bytes32[](1);
        proof[0] = _item(amount, 1 - index);
    }

    /// By both: the one without a key sends it himself; if both have keys, a stranger may.
    function _agreed(bytes32 id, bytes32 digest_, bool relay) internal view returns (address by, bytes[2] memory sigs) {
        IPayChainEscrow.Job memory job = escrow.getJob(id);
        (uint256 first, uint256 second) = (_keyOf(job.employer), _keyOf(job.worker));
        by = first == 0 ? job.employer : second == 0 || !relay ? job.worker : stranger;
        if (first != 0) sigs[0] = signDigest(first, digest_);
        if (second != 0) sigs[1] = signDigest(second, digest_);
    }

    /// An act of only job, round and time: sent by the party, or by a stranger with its signature.
    function _plain(bool bySig, string memory action, bytes32 id, address by) internal returns (bool ok) {
        uint256 key = _keyOf(by);
        if (!bySig || key == 0) return _call(by, 0, abi.encodeWithSelector(_direct(action), id));
        uint256 until = block.timestamp + 7 * DAY;
        bytes memory signature = signDigest(key, plainDigest(action, id, escrow.getJob(id).round, until));
        return _relayed(abi.encodeWithSelector(_bySig(action), id, until, signature));
    }

    function _direct(string memory action) private view returns (bytes4) {
        if (_same(action, "Submit")) return escrow.submitWork.selector;
        if (_same(action, "Dispute")) return escrow.dispute.selector;
        return _same(action, "Cancel") ? escrow.cancelJob.selector : escrow.withdrawFromJob.selector;
    }

    function _bySig(string memory action) private view returns (bytes4) {
        if (_same(action, "Submit")) return escrow.submitWorkBySig.selector;
        if (_same(action, "Dispute")) return escrow.disputeBySig.selector;
        return _same(action, "Cancel") ? escrow.cancelJobBySig.selector : escrow.withdrawFromJobBySig.selector;
    }

    function _same(string memory a, string memory b) private pure returns (bool) {
        return keccak256(bytes(a)) == keccak256(bytes(b));
    }

    /// Sent by a stranger, tried again while its signature has all its time left, and kept to be tried later.
    function _relayed(bytes memory data) internal returns (bool ok) {
        ok = _call(stranger, 0, data);
        if (!ok) return false;
        _again(data);
        _signedCalls.push(data);
    }

    function _again(bytes memory data) internal {
        replays[bytes4(data)]++;
        if (_call(stranger, 0, data)) books.replayWorked();
    }

    function _call(address by, uint256 value, bytes memory data) internal returns (bool ok) {
        vm.prank(by);
        (ok,) = address(escrow).call{value: value, gas: GAS}(data);
        if (ok) successes[bytes4(data)]++;
    }
}

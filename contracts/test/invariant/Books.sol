// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../../src/IPayChainEscrow.sol";

/// @title What should be true, written down from outside
contract Books {
    struct Entry {
        address employer;
        address worker;
        address token;
        uint256 amount;
        uint256 feeBps;
        uint256 paid; // for items
        uint256 finals; // how often it ended
        IPayChainEscrow.Status outcome;
        bool delivered; // submitted, and the worker has not left since
    }

    bytes32[] public ids;
    mapping(bytes32 => uint256) public indexOf;
    mapping(bytes32 => Entry) private _entries;
    mapping(address => mapping(address => uint256)) public entitled; // everything that ever became an account's
    mapping(address => mapping(address => uint256)) public takenBy; // of it, taken by withdrawTo
    mapping(address => uint256) public feesEarned;
    mapping(address => uint256) public openPrincipal;
    mapping(address => uint256) public forcedIn;
    bool public aReplayWorked;
    bool public deliveredWorkWasRefunded;
    bool public aPowerWasIgnored;

    function count() external view returns (uint256) {
        return ids.length;
    }

    function job(bytes32 id) external view returns (Entry memory) {
        return _entries[id];
    }

    function opened(bytes32 id, address employer, address token, uint256 amount, uint256 feeBps) external {
        indexOf[id] = ids.length;
        ids.push(id);
        IPayChainEscrow.Status none = IPayChainEscrow.Status.None;
        _entries[id] = Entry(employer, address(0), token, amount, feeBps, 0, 0, none, false);
        openPrincipal[token] += amount + fee(amount, feeBps);
    }

    function accepted(bytes32 id, address worker) external {
        _entries[id].worker = worker;
    }

    function submitted(bytes32 id) external {
        _entries[id].delivered = true;
    }

    function left(bytes32 id) external {
        _entries[id].worker = address(0);
        _entries[id].delivered = false;
    }

    function itemPaid(bytes32 id, uint256 amount) external {
        _toWorker(_entries[id], amount);
    }

    /// @param toWorker of what was not paid yet; the rest is the employer's.
    function ended(bytes32 id, IPayChainEscrow.Status outcome, uint256 toWorker) external {
        Entry storage e = _entries[id];
        e.finals++;
        e.outcome = outcome;
        if (e.delivered && outcome == IPayChainEscrow.Status.Refunded) deliveredWorkWasRefunded = true;
        _toWorker(e, toWorker);
        uint256 back = e.amount + fee(e.amount, e.feeBps) - e.paid - fee(e.paid, e.feeBps);
        entitled[e.employer][e.token] += back;
        openPrincipal[e.token] -= back;
    }

    function _toWorker(Entry storage e, uint256 amount) private {
        uint256 feePart = fee(e.paid + amount, e.feeBps) - fee(e.paid, e.feeBps);
        e.paid += amount;
        entitled[e.worker][e.token] += amount;
        feesEarned[e.token] += feePart;
        openPrincipal[e.token] -= amount + feePart;
    }

    function fee(uint256 amount, uint256 feeBps) public pure returns (uint256) {
        return amount * feeBps / 10_000 + (amount * feeBps % 10_000 == 0 ? 0 : 1);
    }

    function taken(address account, address token, uint256 amount) external {
        takenBy[account][token] += amount;
    }

    function forced(address token, uint256 amount) external {
        forcedIn[token] += amount;
    }

    /// A job was accepted past a closed gate, or begun in a token that the owner had taken off the list.
    function powerIgnored() external {
        aPowerWasIgnored = true;
    }

    function replayWorked() external {
        aReplayWorked = true;
    }
}

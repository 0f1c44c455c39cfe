// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What should be true, written down from outside
contract Books {
    struct Entry {
        address employer;
        address worker;
        uint256 amount;
        uint256 fee;
        uint256 finals; // how often it ended
        bool toWorker;
        bool delivered; // submitted, and the worker has not left since
    }

    bytes32[] public ids;
    mapping(bytes32 => uint256) public indexOf;
    mapping(bytes32 => Entry) private _entries;
    mapping(address => uint256) public entitled; // everything that ever became an account's
    mapping(address => uint256) public takenBy; // of it, taken by withdrawTo
    uint256 public feesEarned;
    uint256 public openPrincipal;
    uint256 public forcedIn;
    bool public aReplayWorked;
    bool public deliveredWorkWasRefunded;

    function count() external view returns (uint256) {
        return ids.length;
    }

    function job(bytes32 id) external view returns (Entry memory) {
        return _entries[id];
    }

    function opened(bytes32 id, address employer, uint256 amount, uint256 fee) external {
        indexOf[id] = ids.length;
        ids.push(id);
        _entries[id] = Entry(employer, address(0), amount, fee, 0, false, false);
        openPrincipal += amount + fee;
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

    function released(bytes32 id) external {
        Entry storage e = _entries[id];
        e.finals++;
        e.toWorker = true;
        entitled[e.worker] += e.amount;
        feesEarned += e.fee;
        openPrincipal -= e.amount + e.fee;
    }

    function refunded(bytes32 id) external {
        Entry storage e = _entries[id];
        e.finals++;
        if (e.delivered) deliveredWorkWasRefunded = true;
        entitled[e.employer] += e.amount + e.fee;
        openPrincipal -= e.amount + e.fee;
    }

    function taken(address account, uint256 amount) external {
        takenBy[account] += amount;
    }

    function forced(uint256 amount) external {
        forcedIn += amount;
    }

    function replayWorked() external {
        aReplayWorked = true;
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";

/// @title The whole table of docs/contract.md: every status × every call × clock running or over
/// @dev The right party always calls; wrong parties are in Parties.t.sol.
contract StateMachineTest is EscrowFixture {
    enum Action {
        Create,
        Accept,
        Submit,
        SubmitBySig,
        ReleaseByEmployer,
        ReleaseBySig,
        ReleaseByAnybody,
        RefundExpired,
        Cancel,
        CancelBySig,
        Withdraw,
        WithdrawBySig,
        Reopen,
        ReopenBySig,
        Amend,
        Settle,
        Dispute,
        DisputeBySig,
        Rule,
        Finalize,
        ReleaseItem,
        ReleaseMany
    }

    IPayChainEscrow.Status private constant NONE = IPayChainEscrow.Status.None;
    IPayChainEscrow.Status private constant OPEN = IPayChainEscrow.Status.Open;
    IPayChainEscrow.Status private constant ACTIVE = IPayChainEscrow.Status.Active;
    IPayChainEscrow.Status private constant SUBMITTED = IPayChainEscrow.Status.Submitted;
    IPayChainEscrow.Status private constant DISPUTED = IPayChainEscrow.Status.Disputed;
    IPayChainEscrow.Status private constant VACANT = IPayChainEscrow.Status.Vacant;
    IPayChainEscrow.Status private constant RELEASED = IPayChainEscrow.Status.Released;
    IPayChainEscrow.Status private constant SETTLED = IPayChainEscrow.Status.Settled;
    IPayChainEscrow.Status private constant REFUNDED = IPayChainEscrow.Status.Refunded;

    Terms private t;

    /// The table. None means: refused.
    function _next(IPayChainEscrow.Status from, Action action, bool over)
        private
        pure
        returns (IPayChainEscrow.Status)
    {
        if (from == NONE) return action == Action.Create ? OPEN : NONE;
        if (from == OPEN) {
            if (action == Action.Accept && !over) return ACTIVE;
            if (action == Action.Cancel || action == Action.CancelBySig) return REFUNDED;
            if (action == Action.RefundExpired && over) return REFUNDED;
        }
        if (from == ACTIVE) {
            if ((action == Action.Submit || action == Action.SubmitBySig) && !over) return SUBMITTED;
            if (action == Action.RefundExpired && over) return REFUNDED;
        }
        if (from == SUBMITTED && action == Action.ReleaseByAnybody && over) return RELEASED;
        if (from == SUBMITTED && action == Action.ReleaseMany && over) return RELEASED;
        if (from == SUBMITTED && (action == Action.Dispute || action == Action.DisputeBySig) && !over) return DISPUTED;
        if ((from == ACTIVE || from == SUBMITTED) && action == Action.Amend) return from;
        if (from == DISPUTED && action == Action.Rule && !over) return SETTLED;
        if (from == DISPUTED && action == Action.Finalize && over) return SETTLED;
        if (from == ACTIVE || from == SUBMITTED || from == DISPUTED) {
            if (action == Action.ReleaseItem) return from;
            if (action == Action.Settle) return SETTLED;
            if (action == Action.ReleaseByEmployer || action == Action.ReleaseBySig) return RELEASED;
            if (action == Action.Withdraw || action == Action.WithdrawBySig) return VACANT;
        }
        if (from == VACANT) {
            if ((action == Action.Reopen || action == Action.ReopenBySig) && !over) return OPEN;
            if (action == Action.Cancel || action == Action.CancelBySig) return REFUNDED;
            if (action == Action.RefundExpired && over) return REFUNDED;
        }
        return NONE;
    }

    function test_everyPair() public {
        uint256 checked;
        for (uint8 from = 0; from <= uint8(type(IPayChainEscrow.Status).max); from++) {
            for (uint8 action = 0; action <= uint8(type(Action).max); action++) {
                _check(IPayChainEscrow.Status(from), Action(action), false);
                _check(IPayChainEscrow.Status(from), Action(action), true);
                checked += 2;
            }
        }
        vm.assertEq(checked, 9 * 22 * 2);
    }

    function _check(IPayChainEscrow.Status from, Action action, bool over) private {
        uint256 clean = vm.snapshotState();
        bytes32 id = _arrange(from);
        if (from != NONE) vm.warp(clockOf(id) + (over ? 1 : 0));
        bytes32 before = _fingerprint(id);
        IPayChainEscrow.Status wanted = _next(from, action, over);
        bool ok = _do(action, id);
        string memory what = string.concat(
            "from ", vm.toString(uint256(from)), " by ", vm.toString(uint256(action)), over ? " late" : " in time"
        );
        vm.assertEq(uint256(status(id)), uint256(wanted == NONE ? from : wanted), what);
        // a batch leaves alone what it may not release
        if (action != Action.ReleaseMany) vm.assertEq(ok ? 1 : 0, wanted == NONE ? 0 : 1, what);
        if (wanted == NONE) vm.assertEq(_fingerprint(id), before, what);
        vm.revertToState(clean);
    }

    /// Brings a job into a status by its own calls. One item, which is all the pay, and an arbiter.
    function _arrange(IPayChainEscrow.Status wanted) private returns (bytes32 id) {
        t = arbitrated(terms());
        t.flags |= 2;
        id = escrow.jobIdWith(employer, TERMS_HASH, word(t), address(0), _leaf());
        if (wanted == NONE) return id;
        _do(Action.Create, id);
        if (wanted == OPEN) return id;
        if (wanted == REFUNDED) _do(Action.Cancel, id);
        if (wanted == REFUNDED) return id;
        _do(Action.Accept, id);
        if (wanted == ACTIVE) return id;
        if (wanted == VACANT) withdraw(id);
        if (wanted == VACANT) return id;
        submit(id);
        if (wanted == SUBMITTED) return id;
        if (wanted == RELEASED) _do(Action.ReleaseByEmployer, id);
        if (wanted == RELEASED) return id;
        dispute(id);
        if (wanted == DISPUTED) return id;
        settle(id, 1);
    }

    function _leaf() private view returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(7, t.amount / 2, bytes32("item")))));
    }

    function _do(Action action, bytes32 id) private returns (bool ok) {
        (address caller, uint256 value, bytes memory data) = _call(action, id);
        vm.prank(caller);
        (ok,) = address(escrow).call{value: value}(data);
    }

    function _call(Action action, bytes32 id) private view returns (address, uint256, bytes memory) {
        if (action == Action.Create) {
            bytes memory data = abi.encodeCall(escrow.createJobWith, (TERMS_HASH, word(t), address(0), _leaf()));
            return (employer, valueOf(t), data);
        }
        if (action == Action.Accept) return (relayer, 0, _acceptCall(id));
        if (action == Action.Submit) return (worker, 0, abi.encodeCall(escrow.submitWork, (id)));
        if (action == Action.ReleaseByEmployer) return (employer, 0, abi.encodeCall(escrow.release, (id)));
        if (action == Action.ReleaseByAnybody) return (stranger, 0, abi.encodeCall(escrow.release, (id)));
        if (action == Action.RefundExpired) return (stranger, 0, abi.encodeCall(escrow.refundExpired, (id)));
        if (action == Action.Cancel) return (employer, 0, abi.encodeCall(escrow.cancelJob, (id)));
        if (action == Action.Withdraw) return (worker, 0, abi.encodeCall(escrow.withdrawFromJob, (id)));
        if (action == Action.Reopen) return (employer, 0, abi.encodeCall(escrow.reopen, (id, 3600)));
        if (action == Action.Dispute) return (employer, 0, abi.encodeCall(escrow.dispute, (id)));
        if (action == Action.Rule) return (arbiter, 0, abi.encodeCall(escrow.rule, (id, 5)));
        if (action == Action.Finalize) return (stranger, 0, abi.encodeCall(escrow.finalize, (id)));
        if (action == Action.ReleaseItem) return (employer, 0, _itemCall(id));
        if (action == Action.ReleaseMany) return (stranger, 0, _batchCall(id));
        if (action == Action.Settle || action == Action.Amend) return (relayer, 0, _agreedCall(action, id));
        return (relayer, 0, _signedCall(action, id));
    }

    function _acceptCall(bytes32 id) private view returns (bytes memory) {
        uint256 until = block.timestamp + 600;
        uint256 round = escrow.getJob(id).round;
        bytes memory signature = signDigest(workerKey, acceptDigest(id, round, worker, t, until));
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, round, worker, until));
        return abi.encodeCall(escrow.acceptJob, (id, TERMS_HASH, word(t), worker, until, signature, until, voucher));
    }

    function _itemCall(bytes32 id) private view returns (bytes memory) {
        return abi.encodeCall(escrow.releaseItem, (id, 7, t.amount / 2, bytes32("item"), new bytes32[](0)));
    }

    function _batchCall(bytes32 id) private view returns (bytes memory) {
        bytes32[] memory ids = new bytes32[](1);
        ids[0] = id;
        return abi.encodeCall(escrow.releaseMany, (ids));
    }

    function _agreedCall(Action action, bytes32 id) private view returns (bytes memory) {
        uint256 until = block.timestamp + DAY;
        bool isAmend = action == Action.Amend;
        uint32 clock = uint32(clockOf(id) + 1);
        bytes32 digest_ = isAmend ? amendDigest(id, clock, "new", until) : settleDigest(id, 0, worker, 5, until);
        bytes memory by = signDigest(employerKey, digest_);
        bytes memory with = signDigest(workerKey, digest_);
        if (isAmend) return abi.encodeCall(escrow.amend, (id, clock, "new", until, by, with));
        return abi.encodeCall(escrow.settle, (id, 5, until, by, with));
    }

    function _signedCall(Action action, bytes32 id) private view returns (bytes memory) {
        uint256 until = block.timestamp + 7 * DAY;
        bytes memory signature;
        if (action == Action.SubmitBySig) {
            signature = signDigest(workerKey, plainDigest("Submit", id, 0, until));
            return abi.encodeCall(escrow.submitWorkBySig, (id, until, signature));
        }
        if (action == Action.ReleaseBySig) {
            signature = signDigest(employerKey, releaseDigest(id, 0, worker, t.amount, until));
            return abi.encodeCall(escrow.releaseBySig, (id, until, signature));
        }
        if (action == Action.DisputeBySig) {
            signature = signDigest(employerKey, plainDigest("Dispute", id, 0, until));
            return abi.encodeCall(escrow.disputeBySig, (id, until, signature));
        }
        if (action == Action.CancelBySig) {
            signature = signDigest(employerKey, plainDigest("Cancel", id, 0, until));
            return abi.encodeCall(escrow.cancelJobBySig, (id, until, signature));
        }
        if (action == Action.WithdrawBySig) {
            signature = signDigest(workerKey, plainDigest("Withdraw", id, 0, until));
            return abi.encodeCall(escrow.withdrawFromJobBySig, (id, until, signature));
        }
        signature = signDigest(employerKey, reopenDigest(id, 0, 3600, until));
        return abi.encodeCall(escrow.reopenBySig, (id, 3600, until, signature));
    }

    /// Everything a refused call must leave alone.
    function _fingerprint(bytes32 id) private view returns (bytes32) {
        bytes32 slot = keccak256(abi.encode(id, uint256(0)));
        return keccak256(
            abi.encode(
                vm.load(address(escrow), slot),
                vm.load(address(escrow), bytes32(uint256(slot) + 1)),
                vm.load(address(escrow), bytes32(uint256(slot) + 2)),
                vm.load(address(escrow), bytes32(uint256(slot) + 4)),
                address(escrow).balance,
                fees(),
                pendingTotal()
            )
        );
    }
}

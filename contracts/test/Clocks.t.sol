// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";

/// @title Every clock at −1, 0 and +1 second: a right holds while now <= clock, a timeout when now > clock
contract ClocksTest is EscrowFixture {
    /// Tries a right at clock − 1, clock and clock + 1.
    function assertRight(bytes32 id, address caller, bytes memory call_) private {
        uint256 clock = clockOf(id);
        vm.assertTrue(tryAt(clock - 1, caller, call_), "a second before");
        vm.assertTrue(tryAt(clock, caller, call_), "on the clock");
        vm.assertFalse(tryAt(clock + 1, caller, call_));
        vm.warp(clock + 1);
        vm.prank(caller);
        (, bytes memory why) = address(escrow).call(call_);
        vm.assertEq(why, abi.encodeWithSelector(TooLate.selector, id, clock, clock + 1));
    }

    /// Tries a timeout at clock − 1, clock and clock + 1.
    function assertTimeout(bytes32 id, bytes memory call_) private {
        uint256 clock = clockOf(id);
        vm.assertFalse(tryAt(clock - 1, stranger, call_));
        vm.assertFalse(tryAt(clock, stranger, call_));
        vm.assertTrue(tryAt(clock + 1, stranger, call_), "a second after");
        vm.warp(clock);
        vm.prank(stranger);
        (, bytes memory why) = address(escrow).call(call_);
        vm.assertEq(why, abi.encodeWithSelector(TooEarly.selector, id, clock, clock));
    }

    function tryAt(uint256 time, address caller, bytes memory call_) private returns (bool ok) {
        uint256 here = vm.snapshotState();
        vm.warp(time);
        vm.prank(caller);
        (ok,) = address(escrow).call(call_);
        vm.revertToState(here);
    }

    function test_acceptBy_limitsTheAcceptance() public {
        Terms memory t = terms();
        bytes32 id = create(t);
        uint256 clock = clockOf(id);
        vm.warp(clock - 300);
        uint256 until = clock + 600;
        bytes memory signature = signDigest(workerKey, acceptDigest(id, 0, worker, t, until));
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, 0, worker, until));
        assertRight(
            id,
            relayer,
            abi.encodeCall(escrow.acceptJob, (id, TERMS_HASH, word(t), worker, until, signature, until, voucher))
        );
    }

    function test_acceptBy_thenAnybodyRefunds() public {
        bytes32 id = created();
        assertTimeout(id, abi.encodeCall(escrow.refundExpired, (id)));
    }

    function test_deadline_limitsTheSubmission() public {
        bytes32 id = accepted();
        assertRight(id, worker, abi.encodeCall(escrow.submitWork, (id)));
    }

    function test_deadline_thenAnybodyRefunds() public {
        bytes32 id = accepted();
        assertTimeout(id, abi.encodeCall(escrow.refundExpired, (id)));
    }

    function test_reviewEnd_limitsTheDispute() public {
        bytes32 id = submitted();
        assertRight(id, employer, abi.encodeCall(escrow.dispute, (id)));
    }

    function test_rulingEnd_thenAnybodyFinalizes() public {
        bytes32 id = disputed();
        assertTimeout(id, abi.encodeCall(escrow.finalize, (id)));
    }

    function test_reviewEnd_thenAnybodyReleases() public {
        bytes32 id = submitted();
        assertTimeout(id, abi.encodeCall(escrow.release, (id)));
    }

    function test_reopenBy_limitsTheReopening() public {
        bytes32 id = vacant();
        assertRight(id, employer, abi.encodeCall(escrow.reopen, (id, uint32(DAY))));
    }

    function test_reopenBy_thenAnybodyRefunds() public {
        bytes32 id = vacant();
        assertTimeout(id, abi.encodeCall(escrow.refundExpired, (id)));
    }

    // ---- what the new clock is

    function testFuzz_theDeadlineIsWorkHoursAndGraceFromAcceptance(uint256 workHours, uint256 wait) public {
        Terms memory t = terms();
        t.workHours = bound(workHours, 1, 2160);
        bytes32 id = create(t);
        vm.warp(block.timestamp + bound(wait, 0, 7 * DAY));
        accept(id, t, 0);
        vm.assertEq(clockOf(id), block.timestamp + t.workHours * HOUR + HOUR);
    }

    function testFuzz_theReviewEndIsReviewHoursFromSubmission(uint256 reviewHours, uint256 wait) public {
        Terms memory t = terms();
        t.reviewHours = bound(reviewHours, 24, 240);
        bytes32 id = create(t);
        accept(id, t, 0);
        vm.warp(block.timestamp + bound(wait, 0, 25 * HOUR));
        submit(id);
        vm.assertEq(clockOf(id), block.timestamp + t.reviewHours * HOUR);
    }

    function test_aVacantJobWaitsSevenDays() public {
        vm.assertEq(clockOf(vacant()), block.timestamp + 7 * DAY);
    }

    function testFuzz_reopeningStartsANewAcceptBy(uint256 acceptWithin) public {
        uint32 within = uint32(bound(acceptWithin, 600, 90 * DAY));
        bytes32 id = vacant();
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobReopened(id, 1, block.timestamp + within);
        vm.prank(employer);
        escrow.reopen(id, within);
        vm.assertEq(clockOf(id), block.timestamp + within);
        vm.assertEq(escrow.getJob(id).round, 1);
    }

    function test_RevertWhen_theNewAcceptByIsOutOfRange() public {
        bytes32 id = vacant();
        uint32[3] memory bad = [uint32(599), uint32(90 * DAY + 1), type(uint32).max];
        for (uint256 i = 0; i < bad.length; i++) {
            vm.prank(employer);
            vm.expectRevert(
                abi.encodeWithSelector(
                    AcceptByOutOfRange.selector,
                    block.timestamp + bad[i],
                    block.timestamp + 600,
                    block.timestamp + 90 * DAY
                )
            );
            escrow.reopen(id, bad[i]);
        }
    }

    function test_RevertWhen_allRoundsAreUsed() public {
        bytes32 id = vacant();
        forceRound(id, 254);
        uint256 here = vm.snapshotState();
        reopen(id);
        vm.assertEq(escrow.getJob(id).round, 255);
        vm.revertToState(here);
        forceRound(id, 255);
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(RoundsExhausted.selector, id));
        escrow.reopen(id, uint32(DAY));
        vm.prank(employer);
        escrow.cancelJob(id);
    }

    /// Rule 5: 90 d + 1 h of work, 10 d of review, 14 d for a ruling, and it is over, whatever the platform does.
    function test_theLongestLockAfterAcceptance() public {
        Terms memory t = terms();
        t.workHours = 2160;
        t.reviewHours = 240;
        bytes32 id = create(t);
        accept(id, t, 0);
        uint256 acceptedAt = block.timestamp;
        vm.prank(owner);
        escrow.setGate(address(0));
        vm.warp(clockOf(id));
        submit(id);
        vm.warp(clockOf(id));
        dispute(id);
        vm.warp(clockOf(id) + 1);
        vm.prank(stranger);
        escrow.finalize(id);
        vm.assertEq(block.timestamp, acceptedAt + 90 * DAY + HOUR + 10 * DAY + 14 * DAY + 1);
    }
}

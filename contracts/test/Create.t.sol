// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";

/// @title createJob, see trees/createJob.tree
contract CreateTest is EscrowFixture {
    function refused(Terms memory t, uint256 value, bytes memory why) private {
        vm.prank(employer);
        vm.expectRevert(why);
        escrow.createJob{value: value}(TERMS_HASH, word(t));
    }

    function refused(Terms memory t, bytes memory why) private {
        refused(t, valueOf(t), why);
    }

    function test_storesTheTermsAndTellsThem() public {
        Terms memory t = terms();
        bytes32 id = idOf(employer, t);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobCreated(id, employer, TERMS_HASH, word(t));
        vm.assertEq(create(t), id);
        IPayChainEscrow.Job memory job = escrow.getJob(id);
        vm.assertEq(job.employer, employer);
        vm.assertEq(job.amount, t.amount);
        vm.assertEq(job.clock, t.acceptBy);
        vm.assertEq(job.worker, address(0));
        vm.assertEq(uint256(job.status), uint256(IPayChainEscrow.Status.Open));
        vm.assertEq(job.round, 0);
        vm.assertEq(address(escrow).balance, valueOf(t));
    }

    function testFuzz_everyFieldSurvives(
        uint88 amount,
        uint32 acceptIn,
        uint16 workHours,
        uint8 reviewHours,
        uint16 feeBps,
        uint8 workerPct,
        bool picks
    ) public {
        Terms memory t = Terms({
            amount: bound(amount, 1, type(uint88).max),
            acceptBy: block.timestamp + bound(acceptIn, 600, 90 * DAY),
            workHours: bound(workHours, 1, 2160),
            reviewHours: bound(reviewHours, 24, 240),
            feeBps: bound(feeBps, 0, 500),
            workerPct: bound(workerPct, 0, 100),
            flags: picks ? 4 : 0
        });
        vm.deal(employer, type(uint96).max);
        IPayChainEscrow.Job memory job = escrow.getJob(create(t));
        vm.assertEq(job.employer, employer);
        vm.assertEq(job.amount, t.amount);
        vm.assertEq(job.clock, t.acceptBy);
        vm.assertEq(job.workHours, t.workHours);
        vm.assertEq(job.reviewHours, t.reviewHours);
        vm.assertEq(job.feeBps, t.feeBps);
        vm.assertEq(job.workerPct, t.workerPct);
        vm.assertEq(job.flags, t.flags);
        vm.assertEq(address(escrow).balance, t.amount + feeOf(t));
    }

    /// The storage layout of the documentation, read raw.
    function test_storageIsTwoWords() public {
        Terms memory t = terms();
        t.flags = 4;
        bytes32 slot = keccak256(abi.encode(create(t), uint256(0)));
        uint256 head = uint256(uint160(employer)) | t.amount << 160 | t.flags << 248;
        uint256 tail = t.acceptBy << 160 | t.workHours << 192 | t.reviewHours << 208 | t.feeBps << 216 | t.workerPct
            << 232 | 1 << 240;
        vm.assertEq(uint256(vm.load(address(escrow), slot)), head);
        vm.assertEq(uint256(vm.load(address(escrow), bytes32(uint256(slot) + 1))), tail);
        vm.assertEq(uint256(vm.load(address(escrow), bytes32(uint256(slot) + 2))), 0);
    }

    function testFuzz_RevertWhen_theValueIsNotAmountAndFee(uint96 value) public {
        Terms memory t = terms();
        vm.assume(value != valueOf(t));
        vm.deal(employer, type(uint128).max);
        refused(t, value, abi.encodeWithSelector(WrongValue.selector, value, valueOf(t)));
    }

    function test_RevertWhen_theValueIsOneWeiOff() public {
        Terms memory t = terms();
        refused(t, valueOf(t) - 1, abi.encodeWithSelector(WrongValue.selector, valueOf(t) - 1, valueOf(t)));
        refused(t, valueOf(t) + 1, abi.encodeWithSelector(WrongValue.selector, valueOf(t) + 1, valueOf(t)));
    }

    function testFuzz_theFeeIsRoundedUp(uint88 amount, uint16 feeBps) public view {
        uint256 fee = escrow.feeFor(amount, feeBps);
        vm.assertGe(fee * 10_000, uint256(amount) * feeBps, "not less than the exact fee");
        vm.assertLt(fee * 10_000, uint256(amount) * feeBps + 10_000, "less than a wei more");
    }

    function test_RevertWhen_theAmountIsZero() public {
        Terms memory t = terms();
        t.amount = 0;
        refused(t, abi.encodeWithSelector(ZeroAmount.selector));
    }

    function test_RevertWhen_unusedBitsAreSet() public {
        Terms memory t = terms();
        for (uint256 bit = 176; bit < 256; bit += 79) {
            uint256 terms_ = word(t) | 1 << bit;
            vm.prank(employer);
            vm.expectRevert(abi.encodeWithSelector(BadTermsWord.selector, terms_));
            escrow.createJob{value: valueOf(t)}(TERMS_HASH, terms_);
        }
    }

    /// Jobs with a token or items are made by createJobWith.
    function test_RevertWhen_theFlagsAskForATokenOrItems() public {
        for (uint256 flags = 1; flags < 256; flags++) {
            if (flags & 3 == 0) continue;
            Terms memory t = terms();
            t.flags = flags;
            refused(t, abi.encodeWithSelector(FlagsMismatch.selector, uint8(flags)));
        }
    }

    function test_acceptByBounds() public {
        Terms memory t = terms();
        uint256 earliest = block.timestamp + 600;
        uint256 latest = block.timestamp + 90 * DAY;
        t.acceptBy = earliest - 1;
        refused(t, abi.encodeWithSelector(AcceptByOutOfRange.selector, t.acceptBy, earliest, latest));
        t.acceptBy = latest + 1;
        refused(t, abi.encodeWithSelector(AcceptByOutOfRange.selector, t.acceptBy, earliest, latest));
        t.acceptBy = earliest;
        create(t);
        t.acceptBy = latest;
        create(t);
    }

    function test_workHoursBounds() public {
        Terms memory t = terms();
        t.workHours = 0;
        refused(t, abi.encodeWithSelector(WorkHoursOutOfRange.selector, 0));
        t.workHours = 2161;
        refused(t, abi.encodeWithSelector(WorkHoursOutOfRange.selector, 2161));
        t.workHours = 1;
        create(t);
        t.workHours = 2160;
        create(t);
    }

    function test_reviewHoursBounds() public {
        Terms memory t = terms();
        t.reviewHours = 23;
        refused(t, abi.encodeWithSelector(ReviewHoursOutOfRange.selector, 23));
        t.reviewHours = 241;
        refused(t, abi.encodeWithSelector(ReviewHoursOutOfRange.selector, 241));
        t.reviewHours = 24;
        create(t);
        t.reviewHours = 240;
        create(t);
    }

    function test_feeAndPercentBounds() public {
        Terms memory t = terms();
        t.feeBps = 501;
        refused(t, abi.encodeWithSelector(FeeTooHigh.selector, 501));
        t.feeBps = 500;
        create(t);
        t.workerPct = 101;
        refused(t, abi.encodeWithSelector(WorkerPctOutOfRange.selector, 101));
        t.workerPct = 0;
        create(t);
    }

    function test_RevertWhen_theContractIsSentEtherOutsideAJob() public {
        vm.prank(employer);
        (bool ok,) = address(escrow).call{value: 1}("");
        vm.assertFalse(ok);
    }

    /// The bytecode that Java deploys is the one that these tests run.
    function test_theCommittedBytecodeIsThisOne() public view {
        string memory hex_ = string.concat("0x", vm.trim(vm.readFile("abi/PayChainEscrow.bin")));
        vm.assertEq(keccak256(vm.parseBytes(hex_)), keccak256(vm.getCode("PayChainEscrow.sol:PayChainEscrow")));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";

/// @title acceptJob, see trees/acceptJob.tree
contract AcceptTest is EscrowFixture {
    struct Call {
        bytes32 id;
        bytes32 termsHash;
        uint256 termsWord;
        address worker;
        uint256 until;
        bytes signature;
        uint256 voucherUntil;
        bytes voucher;
    }

    Terms private t;
    bytes32 private id;

    function setUp() public override {
        super.setUp();
        t = terms();
        id = create(t);
    }

    function good() private view returns (Call memory) {
        uint256 until = block.timestamp + 7 * DAY;
        uint256 voucherUntil = block.timestamp + 900;
        return Call({
            id: id,
            termsHash: TERMS_HASH,
            termsWord: word(t),
            worker: worker,
            until: until,
            signature: signDigest(workerKey, acceptDigest(id, 0, worker, t, until)),
            voucherUntil: voucherUntil,
            voucher: signDigest(gateKey, voucherDigest(id, 0, worker, voucherUntil))
        });
    }

    function send(address caller, Call memory c) private {
        vm.prank(caller);
        escrow.acceptJob(c.id, c.termsHash, c.termsWord, c.worker, c.until, c.signature, c.voucherUntil, c.voucher);
    }

    function refused(address caller, Call memory c, bytes memory why) private {
        vm.prank(caller);
        vm.expectRevert(why);
        escrow.acceptJob(c.id, c.termsHash, c.termsWord, c.worker, c.until, c.signature, c.voucherUntil, c.voucher);
    }

    function test_assignsTheWorkerWhoeverSendsIt() public {
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobAccepted(id, worker, 0, block.timestamp + 25 * HOUR);
        send(stranger, good());
        IPayChainEscrow.Job memory job = escrow.getJob(id);
        vm.assertEq(job.worker, worker);
        vm.assertEq(uint256(job.status), uint256(IPayChainEscrow.Status.Active));
        vm.assertEq(job.employer, employer);
        vm.assertEq(job.amount, t.amount);
        vm.assertEq(job.workHours, t.workHours);
        vm.assertEq(job.feeBps, t.feeBps);
        vm.assertEq(job.round, 0);
    }

    function test_theWorkerHimselfNeedsNoSignature() public {
        Call memory c = good();
        c.signature = "";
        c.until = 0;
        send(worker, c);
        vm.assertEq(escrow.getJob(id).worker, worker);
    }

    function test_theGateKeyItselfNeedsNoVoucher() public {
        Call memory c = good();
        c.voucher = "";
        send(gateSigner, c);
        vm.assertEq(escrow.getJob(id).worker, worker);
    }

    function test_RevertWhen_theWorkerSendsWithoutAVoucher() public {
        Call memory c = good();
        c.voucher = "";
        refused(worker, c, badSignature(gateSigner));
    }

    function test_RevertWhen_theGateSendsWithoutTheWorkersSignature() public {
        Call memory c = good();
        c.signature = "";
        refused(gateSigner, c, badSignature(worker));
    }

    function test_RevertWhen_somebodyElseSignedForTheWorker() public {
        uint256[4] memory keys = [employerKey, strangerKey, gateKey, ownerKey];
        for (uint256 i = 0; i < keys.length; i++) {
            Call memory c = good();
            c.signature = signDigest(keys[i], acceptDigest(id, 0, worker, t, c.until));
            refused(relayer, c, badSignature(worker));
        }
    }

    function test_RevertWhen_somebodyElseSignedTheVoucher() public {
        uint256[4] memory keys = [employerKey, strangerKey, workerKey, ownerKey];
        for (uint256 i = 0; i < keys.length; i++) {
            Call memory c = good();
            c.voucher = signDigest(keys[i], voucherDigest(id, 0, worker, c.voucherUntil));
            refused(relayer, c, badSignature(gateSigner));
        }
    }

    function test_RevertWhen_theVoucherNamesAnotherWorker() public {
        Call memory c = good();
        c.voucher = signDigest(gateKey, voucherDigest(id, 0, stranger, c.voucherUntil));
        refused(relayer, c, badSignature(gateSigner));
    }

    function test_RevertWhen_anotherWorkerUsesTheSignatures() public {
        Call memory c = good();
        c.worker = stranger;
        refused(stranger, c, badSignature(gateSigner));
    }

    /// What the worker saw when he signed is what the id was made from.
    function test_RevertWhen_theTermsAreNotTheIds() public {
        Call memory c = good();
        c.termsHash = keccak256("other");
        refused(relayer, c, abi.encodeWithSelector(TermsMismatch.selector, id));
        c = good();
        c.termsWord ^= 1 << 80;
        refused(relayer, c, abi.encodeWithSelector(TermsMismatch.selector, id));
        c.termsWord = word(t) | 1 << 255;
        refused(relayer, c, abi.encodeWithSelector(TermsMismatch.selector, id));
        refused(worker, c, abi.encodeWithSelector(TermsMismatch.selector, id));
    }

    function test_RevertWhen_theWorkerSignedOtherTerms() public {
        for (uint256 i = 0; i < 4; i++) {
            Terms memory other = t;
            if (i == 0) other.amount++;
            if (i == 1) other.workHours++;
            if (i == 2) other.reviewHours++;
            if (i == 3) other.workerPct--;
            Call memory c = good();
            c.signature = signDigest(workerKey, acceptDigest(id, 0, worker, other, c.until));
            c.termsWord = escrow.getJob(id).amount == t.amount ? word(terms()) : 0;
            refused(relayer, c, badSignature(worker));
            t = terms();
        }
    }

    function test_RevertWhen_theWorkerIsNobodyOrTheEmployer() public {
        address[3] memory bad = [address(0), address(escrow), employer];
        for (uint256 i = 0; i < bad.length; i++) {
            Call memory c = good();
            c.worker = bad[i];
            c.voucher = signDigest(gateKey, voucherDigest(id, 0, bad[i], c.voucherUntil));
            c.signature = signDigest(employerKey, acceptDigest(id, 0, bad[i], t, c.until));
            refused(employer, c, abi.encodeWithSelector(BadWorker.selector, bad[i]));
        }
    }

    function test_RevertWhen_theGateIsClosed() public {
        vm.prank(owner);
        escrow.setGate(address(0));
        refused(relayer, good(), abi.encodeWithSelector(GateClosed.selector));
        Call memory c = good();
        c.voucher = "";
        refused(address(0), c, abi.encodeWithSelector(GateClosed.selector));
    }

    function test_RevertWhen_theFeeIsBelowTheMinimum() public {
        vm.prank(owner);
        escrow.setMinFeeBps(201);
        refused(relayer, good(), abi.encodeWithSelector(FeeBelowMinimum.selector, 200, 201));
        vm.prank(owner);
        escrow.setMinFeeBps(200);
        send(relayer, good());
    }

    function test_aChangedGateRefusesOldVouchers() public {
        vm.prank(owner);
        escrow.setGate(stranger);
        refused(relayer, good(), badSignature(stranger));
    }

    function test_ofTwoWorkersTheFirstWins() public {
        Call memory second = good();
        second.worker = stranger;
        second.signature = signDigest(strangerKey, acceptDigest(id, 0, stranger, t, second.until));
        second.voucher = signDigest(gateKey, voucherDigest(id, 0, stranger, second.voucherUntil));
        send(relayer, good());
        refused(relayer, second, wrongStatus(id, IPayChainEscrow.Status.Active));
        vm.assertEq(escrow.getJob(id).worker, worker);
    }

    // ---- employerPicks

    function pickedByTheEmployer() private returns (Call memory c) {
        t.flags = 4;
        id = create(t);
        c = good();
        c.voucher = signDigest(employerKey, voucherDigest(id, 0, worker, c.voucherUntil));
    }

    function test_employerPicks_takesTheEmployersVoucher() public {
        send(relayer, pickedByTheEmployer());
        vm.assertEq(escrow.getJob(id).worker, worker);
        vm.assertEq(escrow.getJob(id).flags, 4);
    }

    function test_employerPicks_theEmployerMaySendItHimself() public {
        Call memory c = pickedByTheEmployer();
        c.voucher = "";
        send(employer, c);
        vm.assertEq(escrow.getJob(id).worker, worker);
    }

    function test_employerPicks_RevertWhen_theGateSigned() public {
        pickedByTheEmployer();
        refused(relayer, good(), badSignature(employer));
    }

    function test_employerPicks_RevertWhen_theGateIsClosed() public {
        Call memory c = pickedByTheEmployer();
        vm.prank(owner);
        escrow.setGate(address(0));
        refused(relayer, c, abi.encodeWithSelector(GateClosed.selector));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOwnedEscrow} from "./support/IOwnedEscrow.sol";
import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {BadSigner, KeyWallet} from "./support/Signers.sol";

/// @title Rule 7: no signature works twice, in another round, for another job, contract or chain, or after its time
contract SignaturesTest is EscrowFixture {
    uint256 private constant CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function submitRefused(bytes32 id, uint256 until, bytes memory signature, bytes memory why) private {
        vm.prank(relayer);
        vm.expectRevert(why);
        escrow.submitWorkBySig(id, until, signature);
    }

    function submitSignature(uint256 key, bytes32 id, uint256 round, uint256 until)
        private
        view
        returns (bytes memory)
    {
        return signDigest(key, plainDigest("Submit", id, round, until));
    }

    // ---- every relayed act does what the direct one does

    function test_submitBySig() public {
        bytes32 id = accepted();
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.WorkSubmitted(id, worker, 0, block.timestamp + 72 * HOUR);
        escrow.submitWorkBySig(id, block.timestamp, submitSignature(workerKey, id, 0, block.timestamp));
        assertStatus(id, IPayChainEscrow.Status.Submitted);
    }

    function test_releaseBySig() public {
        bytes32 id = submitted();
        uint256 before = worker.balance;
        bytes memory signature = signDigest(employerKey, releaseDigest(id, 0, worker, 0.122 ether, block.timestamp));
        vm.prank(relayer);
        escrow.releaseBySig(id, block.timestamp, signature);
        vm.assertEq(worker.balance - before, 0.122 ether);
    }

    function test_cancelBySig() public {
        bytes32 id = created();
        escrow.cancelJobBySig(
            id, block.timestamp, signDigest(employerKey, plainDigest("Cancel", id, 0, block.timestamp))
        );
        vm.assertEq(employer.balance, 1000 ether);
    }

    function test_withdrawAndReopenBySig() public {
        bytes32 id = accepted();
        uint256 until = block.timestamp + DAY;
        escrow.withdrawFromJobBySig(id, until, signDigest(workerKey, plainDigest("Withdraw", id, 0, until)));
        assertStatus(id, IPayChainEscrow.Status.Vacant);
        escrow.reopenBySig(id, 3600, until, signDigest(employerKey, reopenDigest(id, 0, 3600, until)));
        vm.assertEq(clockOf(id), block.timestamp + 3600);
        vm.assertEq(escrow.getJob(id).round, 1);
    }

    // ---- whose, and over what

    function test_RevertWhen_theWrongPartySigned() public {
        bytes32 id = submitted();
        uint256 until = block.timestamp;
        bytes32 release = releaseDigest(id, 0, worker, 0.122 ether, until);
        uint256[4] memory keys = [workerKey, strangerKey, gateKey, ownerKey];
        for (uint256 i = 0; i < keys.length; i++) {
            bytes memory signature = signDigest(keys[i], release);
            vm.expectRevert(badSignature(employer));
            escrow.releaseBySig(id, until, signature);
        }
    }

    function test_RevertWhen_theReleaseNamesAnotherWorkerOrAmount() public {
        bytes32 id = submitted();
        uint256 until = block.timestamp;
        bytes memory signature = signDigest(employerKey, releaseDigest(id, 0, stranger, 0.122 ether, until));
        vm.expectRevert(badSignature(employer));
        escrow.releaseBySig(id, until, signature);
        signature = signDigest(employerKey, releaseDigest(id, 0, worker, 0.122 ether - 1, until));
        vm.expectRevert(badSignature(employer));
        escrow.releaseBySig(id, until, signature);
    }

    function test_RevertWhen_itIsAnotherAction() public {
        bytes32 id = accepted();
        uint256 until = block.timestamp;
        bytes memory cancel = signDigest(workerKey, plainDigest("Cancel", id, 0, until));
        submitRefused(id, until, cancel, badSignature(worker));
        bytes memory withdraw_ = signDigest(workerKey, plainDigest("Withdraw", id, 0, until));
        submitRefused(id, until, withdraw_, badSignature(worker));
    }

    function test_RevertWhen_reopeningForAnotherTime() public {
        bytes32 id = vacant();
        bytes memory signature = signDigest(employerKey, reopenDigest(id, 0, 3600, block.timestamp));
        vm.expectRevert(badSignature(employer));
        escrow.reopenBySig(id, 3601, block.timestamp, signature);
    }

    // ---- time

    function test_validUntilBounds() public {
        bytes32 id = accepted();
        uint256 until = block.timestamp - 1;
        bytes memory why = abi.encodeWithSelector(SignatureExpired.selector, until, block.timestamp);
        submitRefused(id, until, submitSignature(workerKey, id, 0, until), why);
        until = block.timestamp + 7 * DAY + 1;
        why = abi.encodeWithSelector(ValidUntilTooFar.selector, until, until - 1);
        submitRefused(id, until, submitSignature(workerKey, id, 0, until), why);
        until = block.timestamp + 7 * DAY;
        escrow.submitWorkBySig(id, until, submitSignature(workerKey, id, 0, until));
    }

    function test_voucherBounds() public {
        Terms memory t = terms();
        bytes32 id = create(t);
        uint256 until = block.timestamp + 901;
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, 0, worker, until));
        vm.prank(worker);
        vm.expectRevert(abi.encodeWithSelector(ValidUntilTooFar.selector, until, until - 1));
        escrow.acceptJob(id, TERMS_HASH, word(t), worker, 0, "", until, voucher);
        until = block.timestamp + 900;
        voucher = signDigest(gateKey, voucherDigest(id, 0, worker, until));
        vm.warp(until + 1);
        vm.prank(worker);
        vm.expectRevert(abi.encodeWithSelector(SignatureExpired.selector, until, until + 1));
        escrow.acceptJob(id, TERMS_HASH, word(t), worker, 0, "", until, voucher);
        vm.warp(until);
        vm.prank(worker);
        escrow.acceptJob(id, TERMS_HASH, word(t), worker, 0, "", until, voucher);
    }

    function test_RevertWhen_validUntilIsNotTheSignedOne() public {
        bytes32 id = accepted();
        bytes memory signature = submitSignature(workerKey, id, 0, block.timestamp + 60);
        submitRefused(id, block.timestamp + 61, signature, badSignature(worker));
    }

    // ---- round, job, contract, chain, twice

    function test_RevertWhen_itIsOfAnotherRound() public {
        Terms memory t = terms();
        bytes32 id = create(t);
        accept(id, t, 0);
        uint256 until = block.timestamp + DAY;
        bytes memory old = submitSignature(workerKey, id, 0, until);
        withdraw(id);
        reopen(id);
        accept(id, t, 1);
        submitRefused(id, until, old, badSignature(worker));
        submitRefused(id, until, submitSignature(workerKey, id, 2, until), badSignature(worker));
        escrow.submitWorkBySig(id, until, submitSignature(workerKey, id, 1, until));
    }

    function test_RevertWhen_anEarlierAcceptanceIsUsedAgain() public {
        Terms memory t = terms();
        bytes32 id = create(t);
        uint256 until = block.timestamp + 600;
        bytes memory signature = signDigest(workerKey, acceptDigest(id, 0, worker, t, until));
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, 0, worker, until));
        escrow.acceptJob(id, TERMS_HASH, word(t), worker, until, signature, until, voucher);
        withdraw(id);
        reopen(id);
        vm.expectRevert(badSignature(gateSigner));
        escrow.acceptJob(id, TERMS_HASH, word(t), worker, until, signature, until, voucher);
        voucher = signDigest(gateKey, voucherDigest(id, 1, worker, until));
        vm.expectRevert(badSignature(worker));
        escrow.acceptJob(id, TERMS_HASH, word(t), worker, until, signature, until, voucher);
    }

    function test_RevertWhen_itIsForAnotherJob() public {
        bytes32 id = accepted();
        Terms memory t = terms();
        t.amount++;
        bytes32 other = create(t);
        accept(other, t, 0);
        bytes memory signature = submitSignature(workerKey, other, 0, block.timestamp);
        submitRefused(id, block.timestamp, signature, badSignature(worker));
    }

    function test_RevertWhen_itIsForAnotherContract() public {
        bytes32 id = accepted();
        IOwnedEscrow here = escrow;
        escrow = deploy(owner, gateSigner, 0);
        bytes memory signature = submitSignature(workerKey, id, 0, block.timestamp);
        escrow = here;
        submitRefused(id, block.timestamp, signature, badSignature(worker));
    }

    function test_RevertWhen_theChainIsAnother() public {
        bytes32 id = accepted();
        bytes memory signature = submitSignature(workerKey, id, 0, block.timestamp);
        vm.chainId(7);
        submitRefused(id, block.timestamp, signature, badSignature(worker));
        escrow.submitWorkBySig(id, block.timestamp, submitSignature(workerKey, id, 0, block.timestamp));
    }

    function test_RevertWhen_itIsUsedTwice() public {
        bytes32 id = accepted();
        uint256 until = block.timestamp + DAY;
        bytes memory signature = submitSignature(workerKey, id, 0, until);
        escrow.submitWorkBySig(id, until, signature);
        submitRefused(id, until, signature, wrongStatus(id, IPayChainEscrow.Status.Submitted));
    }

    // ---- form

    function test_RevertWhen_sIsHigh() public {
        bytes32 id = accepted();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(workerKey, plainDigest("Submit", id, 0, block.timestamp));
        bytes memory twin = abi.encodePacked(r, bytes32(CURVE_ORDER - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        submitRefused(id, block.timestamp, twin, badSignature(worker));
    }

    function testFuzz_RevertWhen_aBitIsFlipped(uint256 bit) public {
        bytes32 id = accepted();
        bytes memory signature = submitSignature(workerKey, id, 0, block.timestamp);
        bit = bound(bit, 0, signature.length * 8 - 1);
        signature[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        submitRefused(id, block.timestamp, signature, badSignature(worker));
    }

    function testFuzz_RevertWhen_itIsRubbish(bytes calldata signature) public {
        bytes32 id = accepted();
        submitRefused(id, block.timestamp, signature, badSignature(worker));
    }

    // ---- contract wallets (EIP-1271) and accounts with code (EIP-7702)

    function acceptedBy(address worker_) private returns (bytes32 id) {
        Terms memory t = terms();
        id = create(t);
        vm.prank(worker_);
        escrow.acceptJob(
            id,
            TERMS_HASH,
            word(t),
            worker_,
            0,
            "",
            block.timestamp,
            signDigest(gateKey, voucherDigest(id, 0, worker_, block.timestamp))
        );
    }

    function test_aContractWalletSignsByItsKey() public {
        KeyWallet wallet = new KeyWallet(vm.addr(strangerKey));
        bytes32 id = acceptedBy(address(wallet));
        bytes memory foreign = submitSignature(workerKey, id, 0, block.timestamp);
        submitRefused(id, block.timestamp, foreign, badSignature(address(wallet)));
        escrow.submitWorkBySig(id, block.timestamp, submitSignature(strangerKey, id, 0, block.timestamp));
        vm.prank(employer);
        escrow.release(id);
        vm.assertEq(address(wallet).balance, 0.122 ether);
    }

    function test_anAccountWithForeignCodeSignsByItsKey() public {
        bytes32 id = accepted();
        vm.etch(worker, address(new BadSigner(BadSigner.Way.Reverts)).code);
        escrow.submitWorkBySig(id, block.timestamp, submitSignature(workerKey, id, 0, block.timestamp));
        assertStatus(id, IPayChainEscrow.Status.Submitted);
    }

    function test_RevertWhen_aContractSignerSaysNoInWhateverWay() public {
        for (uint8 way = 0; way <= uint8(type(BadSigner.Way).max); way++) {
            address signer = address(new BadSigner(BadSigner.Way(way)));
            Terms memory t = terms();
            t.amount += way;
            bytes32 id = create(t);
            bytes memory voucher = signDigest(gateKey, voucherDigest(id, 0, signer, block.timestamp));
            vm.prank(relayer);
            (bool ok,) = address(escrow).call{gas: 3_000_000}(
                abi.encodeCall(
                    escrow.acceptJob, (id, TERMS_HASH, word(t), signer, block.timestamp, "", block.timestamp, voucher)
                )
            );
            vm.assertFalse(ok);
            assertStatus(id, IPayChainEscrow.Status.Open);
        }
    }
}

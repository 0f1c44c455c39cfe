// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {ItemTree} from "./support/ItemTree.sol";
import {ReEntering, Rejecting} from "./support/Receivers.sol";

/// @title Jobs that are paid in parts; see trees/items.tree
contract ItemsTest is EscrowFixture {
    uint256 private constant PAY = 0.122 ether;
    uint256 private constant FEE = 0.00244 ether;

    Terms private t;
    uint256[4] private amounts = [uint256(0.02 ether), 0.03 ether, 0.05 ether, 0.1 ether];
    uint256[4] private indexes = [uint256(0), 1, 255, 7];

    function leaves() private view returns (bytes32[4] memory all) {
        for (uint256 i = 0; i < 4; i++) {
            all[i] = ItemTree.leaf(indexes[i], amounts[i], bytes32(i));
        }
    }

    function createItems() private returns (bytes32) {
        t = arbitrated(terms());
        t.flags |= 2;
        vm.prank(employer);
        return escrow.createJobWith{value: valueOf(t)}(TERMS_HASH, word(t), address(0), ItemTree.root(leaves()));
    }

    function acceptedItems() private returns (bytes32 id) {
        id = createItems();
        accept(id, t, 0);
    }

    function itemCall(bytes32 id, uint256 i) private view returns (bytes memory) {
        bytes32[] memory proof = ItemTree.proof(leaves(), i);
        return abi.encodeCall(escrow.releaseItem, (id, uint8(indexes[i]), amounts[i], bytes32(i), proof));
    }

    function releaseItem(bytes32 id, uint256 i) private {
        vm.prank(employer);
        (bool ok,) = address(escrow).call(itemCall(id, i));
        vm.assertTrue(ok, "item");
    }

    function itemRefused(address caller, bytes32 id, uint256 i, bytes memory why) private {
        vm.prank(caller);
        (bool ok, bytes memory answer) = address(escrow).call(itemCall(id, i));
        vm.assertFalse(ok);
        vm.assertEq(answer, why);
    }

    // ---- create

    function test_itemsAreStoredAndTold() public {
        t = terms();
        t.flags = 2;
        bytes32 root = ItemTree.root(leaves());
        bytes32 id = keccak256(abi.encode(employer, TERMS_HASH, word(t), address(0), root));
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobCreated(id, employer, TERMS_HASH, word(t));
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobAsset(id, address(0), root);
        vm.prank(employer);
        vm.assertEq(escrow.createJobWith{value: valueOf(t)}(TERMS_HASH, word(t), address(0), root), id);
        (address token, uint256 paid, bytes32 stored, uint256 done) = escrow.getJobAsset(id);
        vm.assertEq(token, address(0));
        vm.assertEq(paid, 0);
        vm.assertEq(stored, root);
        vm.assertEq(done, 0);
        vm.assertEq(escrow.getJob(id).flags, 2);
    }

    function test_RevertWhen_theFlagsDoNotMatch() public {
        bytes32 root = keccak256("root");
        for (uint256 flags = 0; flags < 8; flags++) {
            Terms memory other = terms();
            other.flags = flags;
            bytes memory why = abi.encodeWithSelector(FlagsMismatch.selector, uint8(flags));
            if (flags & 3 != 2) createRefused(other, root, why);
            createRefused(other, 0, why);
        }
    }

    function createRefused(Terms memory other, bytes32 root, bytes memory why) private {
        vm.prank(employer);
        vm.expectRevert(why);
        escrow.createJobWith{value: valueOf(other)}(TERMS_HASH, word(other), address(0), root);
    }

    function test_RevertWhen_theValueOfItemsIsWrong() public {
        Terms memory other = terms();
        other.flags = 2;
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(WrongValue.selector, PAY, PAY + FEE));
        escrow.createJobWith{value: PAY}(TERMS_HASH, word(other), address(0), "root");
    }

    function test_RevertWhen_aJobWithItemsIsMadeTwice() public {
        bytes32 id = createItems();
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(JobExists.selector, id));
        escrow.createJobWith{value: valueOf(t)}(TERMS_HASH, word(t), address(0), ItemTree.root(leaves()));
    }

    // ---- releaseItem

    function test_anItemIsPaidWithItsFee() public {
        bytes32 id = acceptedItems();
        uint256 before = worker.balance;
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.ItemReleased(id, worker, 255, 0.05 ether, 0.001 ether);
        releaseItem(id, 2);
        vm.assertEq(worker.balance - before, 0.05 ether);
        vm.assertEq(fees(), 0.001 ether);
        assertStatus(id, IPayChainEscrow.Status.Active);
        (, uint256 paid,, uint256 done) = escrow.getJobAsset(id);
        vm.assertEq(paid, 0.05 ether);
        vm.assertEq(done, 1 << 255);
    }

    function test_theRestGoesItsOwnWay() public {
        bytes32 id = acceptedItems();
        releaseItem(id, 0);
        submit(id);
        releaseItem(id, 1);
        uint256 before = worker.balance;
        vm.warp(clockOf(id) + 1);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobReleased(id, worker, 0.072 ether, 0.00144 ether);
        escrow.release(id);
        vm.assertEq(worker.balance - before, 0.072 ether);
        vm.assertEq(fees(), FEE);
        vm.assertEq(address(escrow).balance, FEE);
        (address token, uint256 paid,,) = escrow.getJobAsset(id);
        vm.assertEq(uint256(uint160(token)) + paid, 0);
    }

    function test_theRestIsRefunded() public {
        bytes32 id = acceptedItems();
        releaseItem(id, 2);
        vm.warp(clockOf(id) + 1);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobRefunded(id, employer, 0.072 ether + 0.00144 ether);
        escrow.refundExpired(id);
        vm.assertEq(fees(), 0.001 ether);
        vm.assertEq(address(escrow).balance, 0.001 ether);
        itemRefused(employer, id, 0, wrongStatus(id, IPayChainEscrow.Status.Refunded));
    }

    function test_theRestIsRuled() public {
        bytes32 id = acceptedItems();
        releaseItem(id, 2);
        submit(id);
        dispute(id);
        releaseItem(id, 0);
        uint256 rest = 0.052 ether;
        vm.prank(arbiter);
        vm.expectRevert(abi.encodeWithSelector(ShareTooLarge.selector, rest + 1, rest));
        escrow.rule(id, rest + 1);
        uint256 before = worker.balance;
        vm.prank(arbiter);
        escrow.rule(id, rest);
        vm.assertEq(worker.balance - before, rest);
        vm.assertEq(address(escrow).balance, FEE);
        vm.assertEq(fees(), FEE);
    }

    /// The default share is one of what is not paid yet.
    function test_theRestIsFinalized() public {
        t = terms();
        t.flags = 2;
        t.workerPct = 50;
        vm.prank(employer);
        bytes32 id = escrow.createJobWith{value: valueOf(t)}(TERMS_HASH, word(t), address(0), ItemTree.root(leaves()));
        accept(id, t, 0);
        releaseItem(id, 0);
        submit(id);
        dispute(id);
        vm.warp(clockOf(id) + 1);
        uint256 before = worker.balance;
        escrow.finalize(id);
        vm.assertEq(worker.balance - before, 0.051 ether);
        vm.assertEq(employer.balance, 1000 ether - 0.071 ether - fees());
        vm.assertEq(fees(), escrow.feeFor(0.071 ether, 200));
    }

    function test_RevertWhen_anItemIsPaidTwice() public {
        bytes32 id = acceptedItems();
        releaseItem(id, 0);
        itemRefused(employer, id, 0, abi.encodeWithSelector(ItemPaid.selector, id, 0));
    }

    /// Neither by items that add up to more than the pay.
    function test_RevertWhen_theItemsAreMoreThanThePay() public {
        bytes32 id = acceptedItems();
        releaseItem(id, 2);
        itemRefused(employer, id, 3, abi.encodeWithSelector(ShareTooLarge.selector, 0.1 ether, 0.072 ether));
        releaseItem(id, 0);
        releaseItem(id, 1);
        itemRefused(employer, id, 3, abi.encodeWithSelector(ShareTooLarge.selector, 0.1 ether, 0.022 ether));
    }

    function test_onlyTheEmployerReleasesItems() public {
        bytes32 id = acceptedItems();
        address[5] memory others = [worker, stranger, relayer, owner, arbiter];
        for (uint256 i = 0; i < others.length; i++) {
            itemRefused(others[i], id, 0, notAuthorised(others[i]));
        }
    }

    function test_RevertWhen_theTermsHaveNoSuchItem() public {
        bytes32 id = acceptedItems();
        bytes32[] memory proof = ItemTree.proof(leaves(), 0);
        bytes memory why = abi.encodeWithSelector(NoSuchItem.selector, id, 0);
        vm.prank(employer);
        vm.expectRevert(why);
        escrow.releaseItem(id, 0, amounts[0] + 1, 0, proof);
        vm.prank(employer);
        vm.expectRevert(why);
        escrow.releaseItem(id, 0, amounts[0], bytes32(uint256(1)), proof);
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(NoSuchItem.selector, id, 3));
        escrow.releaseItem(id, 3, amounts[0], 0, proof);
        proof[1] = 0;
        vm.prank(employer);
        vm.expectRevert(why);
        escrow.releaseItem(id, 0, amounts[0], 0, proof);
    }

    /// A node of the tree is no item, nor has a job without items any.
    function test_RevertWhen_theJobHasNoItems() public {
        bytes32 id = accepted();
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(NoSuchItem.selector, id, 0));
        escrow.releaseItem(id, 0, 1, 0, new bytes32[](0));
        // Not even with a root, which nothing writes into such a job.
        bytes32 itemsRoot = bytes32(uint256(keccak256(abi.encode(id, uint256(0)))) + 3);
        vm.store(address(escrow), itemsRoot, ItemTree.root(leaves()));
        itemRefused(employer, id, 0, abi.encodeWithSelector(NoSuchItem.selector, id, indexes[0]));
    }

    function testFuzz_itemsAndRestAddUp(uint256[4] calldata parts, uint256 feeBps, uint256 pay) public {
        t = terms();
        t.flags = 2;
        t.feeBps = bound(feeBps, 0, 500);
        t.amount = 0;
        for (uint256 i = 0; i < 4; i++) {
            amounts[i] = bound(parts[i], 0, 1e9);
            t.amount += amounts[i];
        }
        t.amount += 1;
        vm.prank(employer);
        bytes32 id = escrow.createJobWith{value: valueOf(t)}(TERMS_HASH, word(t), address(0), ItemTree.root(leaves()));
        accept(id, t, 0);
        uint256 before = worker.balance;
        uint256 paid;
        for (uint256 i = 0; i < 4; i++) {
            if (pay >> i & 1 == 0) continue;
            releaseItem(id, i);
            paid += amounts[i];
            vm.assertEq(fees(), escrow.feeFor(paid, t.feeBps), "as if paid at once");
        }
        vm.assertEq(worker.balance - before, paid);
        vm.prank(employer);
        escrow.release(id);
        vm.assertEq(worker.balance - before, t.amount);
        vm.assertEq(fees(), feeOf(t));
        vm.assertEq(address(escrow).balance, feeOf(t));
    }

    // ---- by signature

    function itemDigest(bytes32 id, uint256 round, address worker_, uint256 i, uint256 until)
        private
        view
        returns (bytes32)
    {
        bytes32 typeHash = keccak256(bytes(RELEASE_ITEM_TYPE));
        return digest(keccak256(abi.encode(typeHash, id, round, worker_, indexes[i], amounts[i], bytes32(i), until)));
    }

    function sendSigned(bytes32 id, uint256 i, bytes memory signature) private {
        vm.prank(relayer);
        escrow.releaseItemBySig(
            id, uint8(indexes[i]), amounts[i], bytes32(i), ItemTree.proof(leaves(), i), block.timestamp + DAY, signature
        );
    }

    function test_releaseItemBySig() public {
        bytes32 id = acceptedItems();
        uint256 until = block.timestamp + DAY;
        uint256 before = worker.balance;
        sendSigned(id, 1, signDigest(employerKey, itemDigest(id, 0, worker, 1, until)));
        vm.assertEq(worker.balance - before, 0.03 ether);
        bytes memory again = signDigest(employerKey, itemDigest(id, 0, worker, 1, until));
        vm.expectRevert(abi.encodeWithSelector(ItemPaid.selector, id, 1));
        sendSigned(id, 1, again);
    }

    function test_RevertWhen_anotherItemWasSigned() public {
        bytes32 id = acceptedItems();
        uint256 until = block.timestamp + DAY;
        bytes32[5] memory others = [
            itemDigest(id, 0, worker, 0, until),
            itemDigest(id, 1, worker, 1, until),
            itemDigest(id, 0, stranger, 1, until),
            itemDigest(id, 0, worker, 1, until + 1),
            itemDigest(keccak256("other"), 0, worker, 1, until)
        ];
        for (uint256 i = 0; i < others.length; i++) {
            bytes memory signature = signDigest(employerKey, others[i]);
            vm.expectRevert(badSignature(employer));
            sendSigned(id, 1, signature);
        }
        bytes memory byWorker = signDigest(workerKey, itemDigest(id, 0, worker, 1, until));
        vm.expectRevert(badSignature(employer));
        sendSigned(id, 1, byWorker);
    }

    function test_RevertWhen_aSignedItemComesTooLate() public {
        bytes32 id = acceptedItems();
        uint256 until = block.timestamp + DAY;
        bytes memory signature = signDigest(employerKey, itemDigest(id, 0, worker, 1, until));
        withdraw(id);
        vm.expectRevert(wrongStatus(id, IPayChainEscrow.Status.Vacant));
        sendSigned(id, 1, signature);
    }

    // ---- receivers, and the next worker

    function test_anItemForAWorkerWhoCannotReceiveIsOwed() public {
        bytes32 id = acceptedItems();
        vm.etch(worker, address(new Rejecting()).code);
        releaseItem(id, 0);
        vm.assertEq(escrow.pending(worker, address(0)), 0.02 ether);
    }

    function test_aReEnteringWorkerGetsAnItemOnce() public {
        ReEntering wallet = new ReEntering();
        bytes32 id = createItems();
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, 0, address(wallet), block.timestamp));
        vm.prank(address(wallet));
        escrow.acceptJob(id, TERMS_HASH, word(t), address(wallet), 0, "", block.timestamp, voucher);
        wallet.onReceive(itemCall(id, 0));
        wallet.onReceive(abi.encodeCall(escrow.release, (id)));
        releaseItem(id, 0);
        vm.assertEq(wallet.successes(), 0);
        vm.assertEq(address(wallet).balance + escrow.pending(address(wallet), address(0)), 0.02 ether);
        (, uint256 paid,, uint256 done) = escrow.getJobAsset(id);
        vm.assertEq(paid, 0.02 ether);
        vm.assertEq(done, 1);
    }

    /// The next worker signs for, and gets, what the items have left; releases say so too.
    function test_theNextWorkerGetsTheRest() public {
        bytes32 id = acceptedItems();
        releaseItem(id, 2);
        withdraw(id);
        reopen(id);
        uint256 until = block.timestamp + 600;
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, 1, stranger, until));
        bytes memory signature = signDigest(strangerKey, acceptDigest(id, 1, stranger, t, until));
        vm.expectRevert(badSignature(stranger));
        escrow.acceptJob(id, TERMS_HASH, word(t), stranger, until, signature, until, voucher);
        Terms memory rest = t;
        rest.amount -= 0.05 ether;
        signature = signDigest(strangerKey, acceptDigest(id, 1, stranger, rest, until));
        t = arbitrated(terms());
        t.flags |= 2;
        escrow.acceptJob(id, TERMS_HASH, word(t), stranger, until, signature, until, voucher);
        itemRefused(employer, id, 2, abi.encodeWithSelector(ItemPaid.selector, id, 255));
        signature = signDigest(employerKey, releaseDigest(id, 1, stranger, PAY, until));
        vm.expectRevert(badSignature(employer));
        escrow.releaseBySig(id, until, signature);
        escrow.releaseBySig(id, until, signDigest(employerKey, releaseDigest(id, 1, stranger, 0.072 ether, until)));
        vm.assertEq(stranger.balance, 0.072 ether);
        vm.assertEq(fees(), FEE);
    }
}

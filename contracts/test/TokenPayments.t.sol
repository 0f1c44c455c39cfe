// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {ItemTree} from "./support/ItemTree.sol";
import {TokenFixture} from "./support/TokenFixture.sol";
import {Dollar, FeeDollar, FrugalDollar, HookDollar, OddDollar} from "./support/Tokens.sol";
import {ReEntering} from "./support/Receivers.sol";

/// @title Paying a token out: pushed, else pending; see trees/tokens.tree
contract TokenPaymentsTest is TokenFixture {
    function release(bytes32 id) private {
        vm.prank(employer);
        escrow.release(id);
    }

    // ---- every way out

    function test_releaseInAToken() public {
        bytes32 id = tokenAccepted();
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobReleased(id, worker, PAY, FEE);
        release(id);
        vm.assertEq(dollar.balanceOf(worker), PAY);
        assertTokenStats(0, FEE, 0);
        vm.assertEq(fees(), 0);
    }

    function test_refundAndCancelInAToken() public {
        bytes32 id = tokenAccepted();
        vm.warp(clockOf(id) + 1);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobRefunded(id, employer, VALUE);
        escrow.refundExpired(id);
        vm.assertEq(dollar.balanceOf(employer), VALUE);
        id = tokenCreated();
        vm.prank(employer);
        escrow.cancelJob(id);
        vm.assertEq(dollar.balanceOf(employer), 2 * VALUE);
        assertTokenStats(0, 0, 0);
    }

    function test_settleInAToken() public {
        bytes32 id = tokenAccepted();
        settle(id, PAY / 4);
        vm.assertEq(dollar.balanceOf(worker), PAY / 4);
        vm.assertEq(dollar.balanceOf(employer), VALUE - PAY / 4 - FEE / 4);
        assertTokenStats(0, FEE / 4, 0);
    }

    function test_itemsInAToken() public {
        Terms memory t = tokenTerms();
        t.flags = 3;
        bytes32 root = ItemTree.leaf(3, PAY / 5, "item");
        fund(employer, VALUE);
        vm.prank(employer);
        bytes32 id = escrow.createJobWith(TERMS_HASH, word(t), address(dollar), root);
        accept(id, t, 0);
        vm.prank(employer);
        escrow.releaseItem(id, 3, PAY / 5, "item", new bytes32[](0));
        vm.assertEq(dollar.balanceOf(worker), PAY / 5);
        (address token, uint256 paid,,) = escrow.getJobAsset(id);
        vm.assertEq(token, address(dollar));
        vm.assertEq(paid, PAY / 5);
        release(id);
        vm.assertEq(dollar.balanceOf(worker), PAY);
        assertTokenStats(0, FEE, 0);
    }

    /// Neighbours of one worker in two assets are two payments.
    function test_aBatchOfTwoAssets() public {
        bytes32[] memory ids = new bytes32[](3);
        ids[0] = accepted();
        ids[1] = tokenAccepted();
        vm.warp(block.timestamp + 1);
        ids[2] = tokenAccepted();
        uint256 before = worker.balance;
        vm.prank(employer);
        escrow.releaseMany(ids);
        vm.assertEq(worker.balance - before, 0.122 ether);
        vm.assertEq(dollar.balanceOf(worker), 2 * PAY);
        vm.assertEq(fees(), 0.00244 ether);
        assertTokenStats(0, 2 * FEE, 0);
    }

    // ---- pending

    function test_aBlockedWorkerIsOwed() public {
        bytes32 id = tokenAccepted();
        dollar.setBlocked(worker, true);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.PaymentPending(worker, address(dollar), PAY);
        release(id);
        assertTokenStats(0, FEE, PAY);
        vm.prank(worker);
        vm.expectRevert(abi.encodeWithSelector(PaymentFailed.selector, worker));
        escrow.withdrawTo(worker, address(dollar));
        vm.prank(worker);
        vm.expectRevert(abi.encodeWithSelector(NothingToPay.selector));
        escrow.withdrawTo(stranger, address(0));
        vm.prank(worker);
        escrow.withdrawTo(stranger, address(dollar));
        vm.assertEq(dollar.balanceOf(stranger), PAY);
        assertTokenStats(0, FEE, 0);
    }

    function test_aPausedTokenOwesEachByItself() public {
        bytes32 id = tokenAccepted();
        dollar.setPaused(true);
        settle(id, PAY / 2);
        vm.assertEq(escrow.pending(worker, address(dollar)), PAY / 2);
        vm.assertEq(escrow.pending(employer, address(dollar)), VALUE - PAY / 2 - FEE / 2);
        dollar.setPaused(false);
        uint256 until = block.timestamp + DAY;
        bytes32 digest_ = withdrawToDigest(worker, stranger, address(dollar), 0, until);
        escrow.withdrawToBySig(worker, stranger, address(dollar), until, signDigest(workerKey, digest_));
        vm.assertEq(dollar.balanceOf(stranger), PAY / 2);
        assertTokenStats(0, FEE / 2, VALUE - PAY / 2 - FEE / 2);
    }

    /// Whatever the token does with a payment: it is delivered, or owed, and the job is over.
    function test_oddTokensPayOrOwe() public {
        for (uint8 way = 0; way < uint8(OddDollar.Way.SelfDestructs); way++) {
            OddDollar odd = new OddDollar();
            useToken(address(odd));
            bytes32 id = tokenAccepted();
            odd.setWay(OddDollar.Way(way));
            vm.prank(employer);
            uint256 before = gasleft();
            escrow.release{gas: 1_000_000}(id);
            vm.assertLt(before - gasleft(), 400_000, "gas of a release in an odd token");
            uint256 owed = escrow.pending(worker, address(odd));
            bool works = way < uint8(OddDollar.Way.AnswersFalse);
            vm.assertEq(odd.balanceOf(worker), works ? PAY : 0, vm.toString(uint256(way)));
            vm.assertEq(owed, works ? 0 : PAY, vm.toString(uint256(way)));
            assertStatus(id, IPayChainEscrow.Status.Released);
        }
    }

    /// Not even a refusal that looks like a yes: it reverts with the word 1.
    function test_aTokenThatRevertsWithAYesOwes() public {
        bytes32 id = tokenAccepted();
        vm.etch(address(dollar), hex"60015f5260205ffd");
        release(id);
        vm.assertEq(escrow.pending(worker, address(dollar)), PAY);
    }

    /// What the escrow's memory held before must not complete a short answer to a yes: here it held the token's address.
    function test_aShortAnswerOwes() public {
        address token = address(0xC0FFEe0000000000000000000000000000000001);
        vm.etch(token, address(dollar).code);
        useToken(token);
        bytes32 id = tokenAccepted();
        vm.etch(token, hex"601f5ff3");
        release(id);
        vm.assertEq(escrow.pending(worker, token), PAY);
    }

    /// A token that is gone takes its units along, but closes the job.
    function test_aTokenThatIsGoneOwes() public {
        bytes32 id = tokenAccepted();
        vm.etch(address(dollar), "");
        release(id);
        vm.assertEq(escrow.pending(worker, address(dollar)), PAY);
        vm.prank(worker);
        vm.expectRevert(abi.encodeWithSelector(PaymentFailed.selector, worker));
        escrow.withdrawTo(worker, address(dollar));
    }

    /// Later the token began to charge: the receiver gets less, nobody else pays for it.
    function test_aFeeThatComesLaterIsTheReceivers() public {
        useToken(address(new FeeDollar()));
        FeeDollar(address(dollar)).setBps(0);
        bytes32 id = tokenAccepted();
        vm.warp(block.timestamp + 1);
        tokenCreated();
        FeeDollar(address(dollar)).setBps(100);
        release(id);
        vm.assertEq(dollar.balanceOf(worker), PAY - PAY / 100);
        assertTokenStats(VALUE, FEE, 0);
    }

    function test_aTokenThatCallsBackPaysOnce() public {
        HookDollar hook = new HookDollar();
        useToken(address(hook));
        hook.setBps(0);
        ReEntering wallet = new ReEntering();
        Terms memory t = tokenTerms();
        bytes32 id = tokenCreated();
        bytes memory voucher = signDigest(gateKey, voucherDigest(id, 0, address(wallet), block.timestamp));
        vm.prank(address(wallet));
        escrow.acceptJob(id, TERMS_HASH, word(t), address(wallet), 0, "", block.timestamp, voucher);
        vm.warp(block.timestamp + 1);
        tokenCreated(); // units that a second payment could take
        hook.onMove(address(wallet), address(escrow), abi.encodeCall(escrow.release, (id)));
        bytes memory take = abi.encodeCall(escrow.withdrawTo, (address(wallet), address(dollar)));
        hook.onMove(address(wallet), address(escrow), take);
        vm.prank(employer);
        escrow.release{gas: 5_000_000}(id);
        vm.assertEq(hook.successes(), 0);
        vm.assertEq(dollar.balanceOf(address(wallet)) + escrow.pending(address(wallet), address(dollar)), PAY);
        (uint256 locked, uint256 fees_, uint256 pending_) = tokenStats();
        vm.assertEq(locked, VALUE);
        vm.assertEq(fees_, FEE);
        vm.assertEq(pending_, escrow.pending(address(wallet), address(dollar)));
    }

    function test_RevertWhen_theCallerStarvesTheToken() public {
        useToken(address(new FrugalDollar()));
        bytes32 id = tokenAccepted();
        uint256 refusals;
        for (uint256 gas_ = 40_000; gas_ < 400_000; gas_ += 2_000) {
            uint256 here = vm.snapshotState();
            vm.prank(employer);
            (bool ok,) = address(escrow).call{gas: gas_}(abi.encodeCall(escrow.release, (id)));
            if (ok) vm.assertEq(dollar.balanceOf(worker), PAY);
            else refusals++;
            vm.assertEq(escrow.pending(worker, address(dollar)), 0, "starved");
            vm.revertToState(here);
        }
        vm.assertGe(refusals, 1, "with too little gas nothing happens");
    }

    // ---- the platform's, and what stays

    function test_tokenFeesGoWhereTheOwnerSays() public {
        bytes32 id = tokenAccepted();
        release(id);
        vm.warp(block.timestamp + 1);
        tokenCreated();
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.FeesWithdrawn(stranger, address(dollar), FEE);
        vm.prank(owner);
        escrow.withdrawPlatformFees(stranger, address(dollar));
        vm.assertEq(dollar.balanceOf(stranger), FEE);
        assertTokenStats(VALUE, 0, 0);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(NothingToPay.selector));
        escrow.withdrawPlatformFees(stranger, address(dollar));
    }

    /// What a token's payment sends here would be nobody's.
    function test_RevertWhen_aTokenIsSentToTheEscrowItself() public {
        bytes32 id = tokenAccepted();
        dollar.setBlocked(worker, true);
        release(id);
        vm.prank(worker);
        vm.expectRevert(abi.encodeWithSelector(PaymentFailed.selector, address(escrow)));
        escrow.withdrawTo(address(escrow), address(dollar));
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(PaymentFailed.selector, address(escrow)));
        escrow.withdrawPlatformFees(address(escrow), address(dollar));
    }

    function test_tokenStatsAddUp() public {
        tokenCreated();
        assertTokenStats(VALUE, 0, 0);
        dollar.mint(address(escrow), 7);
        assertTokenStats(VALUE + 7, 0, 0);
        (uint256 locked,,, uint256 balance) = escrow.getAssetStats(address(0));
        vm.assertEq(locked + balance, 0);
    }

    /// The issuer took units away: nothing is locked, and the balance tells.
    function test_aDeficitIsShown() public {
        bytes32 id = tokenAccepted();
        release(id);
        dollar.take(address(escrow), 1);
        (uint256 locked, uint256 fees_,, uint256 balance) = escrow.getAssetStats(address(dollar));
        vm.assertEq(locked, 0);
        vm.assertEq(fees_, FEE);
        vm.assertEq(balance, FEE - 1);
    }
}

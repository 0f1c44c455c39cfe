// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {TokenFixture} from "./support/TokenFixture.sol";
import {Dollar, FeeDollar, HookDollar, OddDollar} from "./support/Tokens.sol";
import {ReEntering} from "./support/Receivers.sol";
import {KeyWallet} from "./support/Signers.sol";

/// @title Locking a token: directly, by permit, by authorisation; see trees/tokens.tree
contract TokensTest is TokenFixture {
    // ---- directly

    function test_aTokenJobIsLockedAndTold() public {
        Terms memory t = tokenTerms();
        bytes32 id = tokenId(employer, t);
        fund(employer, VALUE);
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobCreated(id, employer, TERMS_HASH, word(t));
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.JobAsset(id, address(dollar), 0);
        vm.prank(employer);
        vm.assertEq(escrow.createJobWith(TERMS_HASH, word(t), address(dollar), 0), id);
        vm.assertEq(dollar.balanceOf(address(escrow)), VALUE);
        vm.assertEq(escrow.jobIdWith(employer, TERMS_HASH, word(t), address(dollar), 0), id);
        (address token,,,) = escrow.getJobAsset(id);
        vm.assertEq(token, address(dollar));
        vm.assertEq(escrow.getJob(id).amount, PAY);
    }

    function test_RevertWhen_theTokenIsNotAllowed() public {
        Dollar other = new Dollar();
        Terms memory t = tokenTerms();
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(TokenNotAllowed.selector, address(other)));
        escrow.createJobWith(TERMS_HASH, word(t), address(other), 0);
    }

    function test_RevertWhen_tokenAndFlagDoNotMatch() public {
        Terms memory t = tokenTerms();
        t.flags = 2;
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(FlagsMismatch.selector, 2));
        escrow.createJobWith(TERMS_HASH, word(t), address(dollar), "root");
        t.flags = 3;
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(FlagsMismatch.selector, 3));
        escrow.createJobWith(TERMS_HASH, word(t), address(dollar), 0);
    }

    function test_RevertWhen_etherComesWithAToken() public {
        Terms memory t = tokenTerms();
        fund(employer, VALUE);
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(WrongValue.selector, 1, 0));
        escrow.createJobWith{value: 1}(TERMS_HASH, word(t), address(dollar), 0);
    }

    function test_RevertWhen_theTokenDoesNotCome() public {
        Terms memory t = tokenTerms();
        fund(employer, VALUE - 1);
        createRefused(t, abi.encodeWithSelector(PullFailed.selector, address(dollar), employer, VALUE));
        dollar.mint(employer, 1);
        dollar.setBlocked(employer, true);
        createRefused(t, abi.encodeWithSelector(PullFailed.selector, address(dollar), employer, VALUE));
        dollar.setBlocked(employer, false);
        useToken(address(new OddDollar()));
        fund(employer, VALUE);
        OddDollar(address(dollar)).setWay(OddDollar.Way.AnswersFalse);
        createRefused(t, abi.encodeWithSelector(PullFailed.selector, address(dollar), employer, VALUE));
    }

    function createRefused(Terms memory t, bytes memory why) private {
        vm.prank(employer);
        vm.expectRevert(why);
        escrow.createJobWith(TERMS_HASH, word(t), address(dollar), 0);
    }

    function test_aTokenThatAnswersNothingWorks() public {
        useToken(address(new OddDollar()));
        OddDollar(address(dollar)).setWay(OddDollar.Way.AnswersNothing);
        bytes32 id = tokenAccepted();
        vm.prank(employer);
        escrow.release(id);
        vm.assertEq(dollar.balanceOf(worker), PAY);
    }

    function test_RevertWhen_aTokenKeepsAShare() public {
        useToken(address(new FeeDollar()));
        fund(employer, VALUE);
        createRefused(tokenTerms(), abi.encodeWithSelector(WrongValue.selector, VALUE - VALUE / 100, VALUE));
    }

    /// A pull within a pull would count the other's units as its own.
    function test_RevertWhen_aTokenCallsBackForMore() public {
        HookDollar hook = new HookDollar();
        useToken(address(hook));
        ReEntering wallet = new ReEntering();
        Terms memory t = tokenTerms();
        fund(address(wallet), 3 * VALUE);
        Terms memory inner = tokenTerms();
        inner.amount = VALUE / 102; // what the token keeps of the outer lock, with its fee
        bytes memory nested = abi.encodeCall(escrow.createJobWith, (TERMS_HASH, word(inner), address(dollar), 0));
        hook.onMove(address(wallet), address(escrow), nested);
        bytes memory outer = abi.encodeCall(escrow.createJobWith, (TERMS_HASH, word(t), address(dollar), 0));
        hook.setBps(0);
        wallet.execute(address(escrow), outer);
        vm.assertEq(hook.attempts(), 1);
        vm.assertEq(hook.successes(), 0);
        vm.assertEq(dollar.balanceOf(address(escrow)), VALUE);
    }

    /// The hook may do other things; they change nothing.
    function test_aTokenThatCallsBackCancelsNothingForFree() public {
        HookDollar hook = new HookDollar();
        useToken(address(hook));
        hook.setBps(0);
        tokenCreated(); // somebody's units
        vm.warp(block.timestamp + 1);
        ReEntering wallet = new ReEntering();
        Terms memory t = tokenTerms();
        fund(address(wallet), VALUE);
        bytes32 id = tokenId(address(wallet), t);
        hook.onMove(address(wallet), address(escrow), abi.encodeCall(escrow.cancelJob, (id)));
        bytes memory outer = abi.encodeCall(escrow.createJobWith, (TERMS_HASH, word(t), address(dollar), 0));
        vm.expectRevert();
        wallet.execute(address(escrow), outer);
        vm.assertEq(dollar.balanceOf(address(escrow)), VALUE);
        vm.assertEq(dollar.balanceOf(address(wallet)), VALUE);
    }

    function test_RevertWhen_aTokenJobIsMadeTwice() public {
        bytes32 id = tokenCreated();
        createRefused(tokenTerms(), abi.encodeWithSelector(JobExists.selector, id));
    }

    // ---- by permit

    function newJob(Terms memory t) private view returns (IPayChainEscrow.NewJob memory) {
        return IPayChainEscrow.NewJob(employer, TERMS_HASH, word(t), address(dollar), 0);
    }

    function permit(uint256 key, uint256 value, uint256 nonce) private view returns (IPayChainEscrow.Permit memory) {
        uint256 deadline = block.timestamp + DAY;
        bytes32 type_ = keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        bytes32 structHash = keccak256(abi.encode(type_, employer, address(escrow), value, nonce, deadline));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, dollar.digest(structHash));
        return IPayChainEscrow.Permit(deadline, v, r, s);
    }

    function createSignature(Terms memory t, uint256 until) private view returns (bytes memory) {
        return signDigest(employerKey, createDigest(tokenId(employer, t), address(dollar), VALUE, until));
    }

    function test_createByPermit_relayed() public {
        Terms memory t = tokenTerms();
        dollar.mint(employer, VALUE);
        uint256 until = block.timestamp + DAY;
        bytes memory signature = createSignature(t, until);
        IPayChainEscrow.Permit memory p = permit(employerKey, VALUE, 0);
        vm.prank(relayer);
        bytes32 id = escrow.createJobByPermit(newJob(t), until, signature, p);
        vm.assertEq(escrow.getJob(id).employer, employer);
        vm.assertEq(dollar.balanceOf(address(escrow)), VALUE);
        vm.prank(relayer);
        vm.expectRevert(abi.encodeWithSelector(JobExists.selector, id));
        escrow.createJobByPermit(newJob(t), until, signature, p);
    }

    function test_createByPermit_byTheEmployerHimself() public {
        Terms memory t = tokenTerms();
        dollar.mint(employer, VALUE);
        IPayChainEscrow.Permit memory p = permit(employerKey, VALUE, 0);
        vm.prank(employer);
        escrow.createJobByPermit(newJob(t), 0, "", p);
        vm.assertEq(dollar.balanceOf(address(escrow)), VALUE);
    }

    /// Somebody saw the permit under way and used it first: the allowance is there, and the lock succeeds.
    function test_createByPermit_whenThePermitWasUsed() public {
        Terms memory t = tokenTerms();
        dollar.mint(employer, VALUE);
        IPayChainEscrow.Permit memory p = permit(employerKey, VALUE, 0);
        dollar.permit(employer, address(escrow), VALUE, p.deadline, p.v, p.r, p.s);
        vm.prank(employer);
        escrow.createJobByPermit(newJob(t), 0, "", p);
        vm.assertEq(dollar.balanceOf(address(escrow)), VALUE);
    }

    function test_createByPermit_withAnAllowance() public {
        Terms memory t = tokenTerms();
        fund(employer, VALUE);
        bytes memory signature = createSignature(t, block.timestamp);
        IPayChainEscrow.Permit memory none;
        escrow.createJobByPermit(newJob(t), block.timestamp, signature, none);
        vm.assertEq(dollar.balanceOf(address(escrow)), VALUE);
    }

    /// An allowance is no consent: nobody locks another's units in terms of his own.
    function test_RevertWhen_theEmployerDidNotSignTheJob() public {
        Terms memory t = tokenTerms();
        fund(employer, VALUE);
        IPayChainEscrow.Permit memory none;
        uint256 until = block.timestamp + DAY;
        bytes32 id = tokenId(employer, t);
        bytes[5] memory others = [
            bytes(""),
            signDigest(workerKey, createDigest(id, address(dollar), VALUE, until)),
            signDigest(employerKey, createDigest(keccak256("other"), address(dollar), VALUE, until)),
            signDigest(employerKey, createDigest(id, address(dollar), VALUE + 1, until)),
            signDigest(employerKey, createDigest(id, address(escrow), VALUE, until))
        ];
        for (uint256 i = 0; i < others.length; i++) {
            vm.prank(worker);
            vm.expectRevert(badSignature(employer));
            escrow.createJobByPermit(newJob(t), until, others[i], none);
        }
        bytes memory good = createSignature(t, until);
        vm.warp(until + 1);
        vm.expectRevert(abi.encodeWithSelector(SignatureExpired.selector, until, until + 1));
        escrow.createJobByPermit(newJob(t), until, good, none);
    }

    function test_aContractWalletMaySignTheCreation() public {
        KeyWallet wallet = new KeyWallet(stranger);
        Terms memory t = tokenTerms();
        fund(address(wallet), VALUE);
        IPayChainEscrow.NewJob memory job =
            IPayChainEscrow.NewJob(address(wallet), TERMS_HASH, word(t), address(dollar), 0);
        bytes32 digest_ = createDigest(tokenId(address(wallet), t), address(dollar), VALUE, block.timestamp);
        IPayChainEscrow.Permit memory none;
        bytes32 id = escrow.createJobByPermit(job, block.timestamp, signDigest(strangerKey, digest_), none);
        vm.assertEq(escrow.getJob(id).employer, address(wallet));
    }

    function test_RevertWhen_thePermitIsNotGood() public {
        Terms memory t = tokenTerms();
        dollar.mint(employer, VALUE);
        IPayChainEscrow.Permit memory p = permit(workerKey, VALUE, 0);
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(PullFailed.selector, address(dollar), employer, VALUE));
        escrow.createJobByPermit(newJob(t), 0, "", p);
    }

    function test_RevertWhen_etherIsCreatedBySignature() public {
        Terms memory t = tokenTerms();
        t.flags = 2;
        IPayChainEscrow.NewJob memory job = newJob(t);
        (job.token, job.itemsRoot) = (address(0), "root");
        IPayChainEscrow.Permit memory none;
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(TokenNotAllowed.selector, address(0)));
        escrow.createJobByPermit(job, 0, "", none);
        IPayChainEscrow.Authorization memory no;
        vm.prank(employer);
        vm.expectRevert(abi.encodeWithSelector(TokenNotAllowed.selector, address(0)));
        escrow.createJobByAuthorization(job, no);
    }

    // ---- by authorisation (EIP-3009)

    function authorization(uint256 key, uint256 value, bytes32 nonce)
        private
        view
        returns (IPayChainEscrow.Authorization memory)
    {
        uint256 before = block.timestamp + DAY;
        bytes32 type_ = keccak256(
            "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
        );
        bytes32 structHash = keccak256(abi.encode(type_, employer, address(escrow), value, 0, before, nonce));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, dollar.digest(structHash));
        return IPayChainEscrow.Authorization(0, before, v, r, s);
    }

    function test_createByAuthorization() public {
        Terms memory t = tokenTerms();
        dollar.mint(employer, VALUE);
        bytes32 id = tokenId(employer, t);
        IPayChainEscrow.Authorization memory a = authorization(employerKey, VALUE, id);
        vm.prank(stranger);
        vm.assertEq(escrow.createJobByAuthorization(newJob(t), a), id);
        vm.assertEq(escrow.getJob(id).employer, employer);
        vm.assertEq(dollar.balanceOf(address(escrow)), VALUE);
    }

    /// The authorisation names the id, so its units go into these terms or nowhere.
    function test_RevertWhen_theAuthorizationIsForAnotherJob() public {
        Terms memory t = tokenTerms();
        dollar.mint(employer, VALUE);
        bytes32 id = tokenId(employer, t);
        IPayChainEscrow.Authorization memory a = authorization(employerKey, VALUE, id);
        t.reviewHours++;
        vm.expectRevert("authorization");
        escrow.createJobByAuthorization(newJob(t), a);
        t.reviewHours--;
        a = authorization(employerKey, VALUE - 1, id);
        vm.expectRevert("authorization");
        escrow.createJobByAuthorization(newJob(t), a);
        a = authorization(workerKey, VALUE, id);
        vm.expectRevert("authorization");
        escrow.createJobByAuthorization(newJob(t), a);
    }

    function test_RevertWhen_anAuthorizedTokenKeepsAShare() public {
        useToken(address(new FeeDollar()));
        Terms memory t = tokenTerms();
        dollar.mint(employer, VALUE);
        IPayChainEscrow.Authorization memory a = authorization(employerKey, VALUE, tokenId(employer, t));
        vm.expectRevert(abi.encodeWithSelector(WrongValue.selector, VALUE - VALUE / 100, VALUE));
        escrow.createJobByAuthorization(newJob(t), a);
    }

    // ---- the list

    function test_theListHoldsForNewJobsOnly() public {
        bytes32 id = tokenAccepted();
        vm.expectEmit(address(escrow));
        emit IPayChainEscrow.TokenAllowed(address(dollar), false);
        vm.prank(owner);
        escrow.allowToken(address(dollar), false);
        vm.assertFalse(escrow.allowedTokens(address(dollar)));
        vm.warp(block.timestamp + 1);
        fund(employer, VALUE);
        createRefused(tokenTerms(), abi.encodeWithSelector(TokenNotAllowed.selector, address(dollar)));
        vm.prank(employer);
        escrow.release(id);
        vm.assertEq(dollar.balanceOf(worker), PAY);
    }

    function test_RevertWhen_theTokenIsNoContract() public {
        address[3] memory bad = [address(0), stranger, address(escrow)];
        for (uint256 i = 0; i < bad.length; i++) {
            vm.prank(owner);
            vm.expectRevert(abi.encodeWithSelector(TokenNotAllowed.selector, bad[i]));
            escrow.allowToken(bad[i], true);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {EscrowPowers} from "./EscrowPowers.sol";
import {IEIP3009} from "./IEIP3009.sol";
import {JobWords} from "./JobWords.sol";

/// @title Jobs that are paid in a token, or in parts
/// @dev A token is pulled from nobody but the caller, unless the employer signed over the job's id.
abstract contract EscrowTokens is EscrowPowers {
    using JobWords for uint256;

    mapping(address token => bool) public override allowedTokens;

    /// Set while a token is asked for money: a pull within a pull would count the other's.
    bool private transient _pulling;

    function allowToken(address token, bool allowed) external onlyOwner {
        if (token.code.length == 0 || token == address(this)) revert TokenNotAllowed(token);
        allowedTokens[token] = allowed;
        emit TokenAllowed(token, allowed);
    }

    // ---------------------------------------------------------------- create

    function createJobWith(bytes32 termsHash, uint256 termsWord, address token, bytes32 itemsRoot)
        external
        payable
        returns (bytes32 id)
    {
        NewJob memory job = NewJob(msg.sender, termsHash, termsWord, token, itemsRoot);
        uint256 value;
        (id, value) = _checkNew(job);
        uint256 ether_ = token == ETHER ? value : 0;
        if (msg.value != ether_) revert WrongValue(msg.value, ether_);
        _store(id, job);
        if (token != ETHER) _pullExactly(token, msg.sender, value);
    }

    function createJobByPermit(
        NewJob calldata job,
        uint256 validUntil,
        bytes calldata signature,
        Permit calldata permit
    ) external returns (bytes32 id) {
        uint256 value;
        (id, value) = _checkNew(job);
        if (job.token == ETHER) revert TokenNotAllowed(ETHER);
        bytes32 structHash = keccak256(abi.encode(CREATE, id, uint256(0), job.token, value, validUntil));
        _checkParty(job.employer, structHash, validUntil, signature);
        _store(id, job);
        _tryPermit(job.token, job.employer, value, permit);
        _pullExactly(job.token, job.employer, value);
    }

    function createJobByAuthorization(NewJob calldata job, Authorization calldata authorization)
        external
        returns (bytes32 id)
    {
        uint256 value;
        (id, value) = _checkNew(job);
        if (job.token == ETHER) revert TokenNotAllowed(ETHER);
        _store(id, job);
        uint256 before = _startPull(job.token);
        IEIP3009(job.token)
            .receiveWithAuthorization(
                job.employer,
                address(this),
                value,
                authorization.validAfter,
                authorization.validBefore,
                id,
                authorization.v,
                authorization.r,
                authorization.s
            );
        _endPull(job.token, before, value);
    }

    // ---------------------------------------------------------------- check and effect

    /// @return id of the new job.
    /// @return value what it locks, pay and fee.
    function _checkNew(NewJob memory job) private view returns (bytes32 id, uint256 value) {
        uint256 head = job.termsWord.head(job.employer);
        value = _checkTerms(job.termsWord, head, job.termsWord.tail());
        bool matches = (head.flags() & JobWords.TOKEN != 0) == (job.token != ETHER)
            && (head.flags() & JobWords.ITEMS != 0) == (job.itemsRoot != 0) && !head.isPlain();
        if (!matches) revert FlagsMismatch(head.flags());
        if (job.token != ETHER && !allowedTokens[job.token]) revert TokenNotAllowed(job.token);
        id = jobIdWith(job.employer, job.termsHash, job.termsWord, job.token, job.itemsRoot);
        if (_jobs[id].tail != 0) revert JobExists(id);
    }

    function _store(bytes32 id, NewJob memory job) private {
        Words storage words = _jobs[id];
        words.head = job.termsWord.head(job.employer);
        words.tail = job.termsWord.tail();
        words.tokenPaid = uint160(job.token);
        words.itemsRoot = job.itemsRoot;
        emit JobCreated(id, job.employer, job.termsHash, job.termsWord);
        emit JobAsset(id, job.token, job.itemsRoot);
    }

    // ---------------------------------------------------------------- interaction

    function _pullExactly(address token, address from, uint256 value) private {
        uint256 before = _startPull(token);
        _pull(token, from, value);
        _endPull(token, before, value);
    }

    function _startPull(address token) private returns (uint256 before) {
        if (_pulling) revert ReEntered();
        _pulling = true;
        return IERC20(token).balanceOf(address(this));
    }

    /// Not a unit less (a token may charge a fee) or more.
    function _endPull(address token, uint256 before, uint256 value) private {
        uint256 arrived = IERC20(token).balanceOf(address(this)) - before;
        if (arrived != value) revert WrongValue(arrived, value);
        _pulling = false;
    }

    /// The permission may have been used by somebody who saw it under way; then the allowance is there already.
    function _tryPermit(address token, address from, uint256 value, Permit calldata permit) private {
        if (permit.deadline == 0) return;
        // solhint-disable no-empty-blocks
        try IERC20Permit(token).permit(from, address(this), value, permit.deadline, permit.v, permit.r, permit.s) {}
            catch {}
        // solhint-enable no-empty-blocks
    }
}

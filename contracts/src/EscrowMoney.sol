// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {EscrowStorage} from "./EscrowStorage.sol";

/// @title How money leaves: pushed with bounded gas, else kept for its owner
/// @dev A token counts as delivered when its call succeeds and answers nothing or true. Tokens that lie, or that take
/// more from the sender than the amount, must not be allowed (see docs/contract-review.md).
abstract contract EscrowMoney is EscrowStorage {
    address internal constant ETHER = address(0);
    uint256 internal constant BPS = 10_000;

    /// Enough for a contract wallet to receive, too little to do harm with.
    uint256 internal constant PUSH_GAS = 50_000;
    /// With less the receiver could be starved by the caller and its money sent to `pending` out of malice.
    uint256 internal constant PUSH_GAS_LEFT = 90_000;
    /// The same for tokens, whose transfer is their own code behind a proxy.
    uint256 internal constant TOKEN_GAS = 150_000;
    uint256 internal constant TOKEN_GAS_LEFT = 210_000;
    uint256 private constant PENDING_SHIFT = 128;

    function feeFor(uint256 amount, uint256 feeBps) public pure returns (uint256) {
        return (amount * feeBps + BPS - 1) / BPS;
    }

    /// The same for the values of a job: 88 and 16 bits, so nothing can overflow.
    function _fee(uint256 amount, uint256 feeBps) internal pure returns (uint256) {
        unchecked {
            return (amount * feeBps + (BPS - 1)) / BPS;
        }
    }

    function getContractStats()
        external
        view
        returns (uint256 locked, uint256 fees, uint256 pendingTotal, uint256 balance)
    {
        return _stats(ETHER, address(this).balance);
    }

    function getAssetStats(address token)
        external
        view
        returns (uint256 locked, uint256 fees, uint256 pendingTotal, uint256 balance)
    {
        return _stats(token, token == ETHER ? address(this).balance : IERC20(token).balanceOf(address(this)));
    }

    /// A token may have taken money from us: then nothing is locked, and less is here than is owed.
    function _stats(address token, uint256 balance) private view returns (uint256, uint256, uint256, uint256) {
        uint256 word = _assets[token];
        uint256 fees = uint128(word);
        uint256 pendingTotal = word >> PENDING_SHIFT;
        uint256 owed = fees + pendingTotal;
        return (balance > owed ? balance - owed : 0, fees, pendingTotal, balance);
    }

    /// Pays now, or remembers that it is owed. Never fails for the receiver's or the token's sake.
    function _push(address token, address to, uint256 amount) internal {
        if (token == ETHER) {
            if (gasleft() < PUSH_GAS_LEFT) revert NotEnoughGas(gasleft(), PUSH_GAS_LEFT);
            if (_sendEther(to, amount, PUSH_GAS)) return;
        } else {
            if (gasleft() < TOKEN_GAS_LEFT) revert NotEnoughGas(gasleft(), TOKEN_GAS_LEFT);
            if (_sendToken(token, to, amount, TOKEN_GAS)) return;
        }
        if (amount == 0) return;
        pending[to][token] += amount;
        _assets[token] += amount << PENDING_SHIFT;
        emit PaymentPending(to, token, amount);
    }

    /// Takes what waits for `account` and sends it where the account says.
    function _takePending(address account, address to, address token) internal {
        uint256 amount = pending[account][token];
        if (amount == 0) revert NothingToPay();
        pending[account][token] = 0;
        _assets[token] -= amount << PENDING_SHIFT;
        emit Withdrawal(account, to, token, amount);
        _sendAll(token, to, amount);
    }

    function _takeFees(address to, address token) internal {
        uint256 word = _assets[token];
        uint256 amount = uint128(word);
        if (amount == 0) revert NothingToPay();
        _assets[token] = word - amount;
        emit FeesWithdrawn(to, token, amount);
        _sendAll(token, to, amount);
    }

    /// For money that its owner asked for: all the gas, and no success without delivery.
    function _sendAll(address token, address to, uint256 amount) private {
        if (to == address(0)) revert ZeroAddress();
        // Ether cannot come back here; a token could, and would belong to nobody.
        if (to == address(this) || !_send(token, to, amount, gasleft())) revert PaymentFailed(to);
    }

    function _send(address token, address to, uint256 amount, uint256 gasLimit) private returns (bool) {
        if (token == ETHER) return _sendEther(to, amount, gasLimit);
        return _sendToken(token, to, amount, gasLimit);
    }

    function _sendToken(address token, address to, uint256 amount, uint256 gasLimit) private returns (bool) {
        return _callToken(token, abi.encodeCall(IERC20.transfer, (to, amount)), gasLimit);
    }

    /// Brings `value` of a token here, neither more nor less.
    function _pull(address token, address from, uint256 value) internal {
        bytes memory data = abi.encodeCall(IERC20.transferFrom, (from, address(this), value));
        if (!_callToken(token, data, gasleft())) revert PullFailed(token, from, value);
    }

    /// Some tokens answer nothing, some false, some are gone.
    function _callToken(address token, bytes memory data, uint256 gasLimit) private returns (bool ok) {
        uint256 size;
        uint256 answer;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            ok := call(gasLimit, token, 0, add(data, 32), mload(data), 0, 32)
            size := returndatasize()
            answer := mload(0)
        }
        if (size == 0) return ok && token.code.length != 0;
        return ok && size > 31 && answer == 1;
    }

    /// Like all calls of ours it copies one word of the answer at most, so nobody can make us pay for its answer.
    function _sendEther(address to, uint256 amount, uint256 gasLimit) private returns (bool ok) {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            ok := call(gasLimit, to, amount, 0, 0, 0, 0)
        }
    }
}

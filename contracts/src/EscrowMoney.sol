// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EscrowStorage} from "./EscrowStorage.sol";

/// @title How money leaves: pushed with bounded gas, else kept for its owner
abstract contract EscrowMoney is EscrowStorage {
    address internal constant ETHER = address(0);
    uint256 internal constant BPS = 10_000;

    /// Enough for a contract wallet to receive, too little to do harm with.
    uint256 internal constant PUSH_GAS = 50_000;
    /// With less the receiver could be starved by the caller and its money sent to `pending` out of malice.
    uint256 internal constant PUSH_GAS_LEFT = 90_000;
    uint256 private constant PENDING_SHIFT = 128;

    function feeFor(uint256 amount, uint256 feeBps) public pure returns (uint256) {
        return (amount * feeBps + BPS - 1) / BPS;
    }

    /// The same for the values of a job: 88 and 16 bits, so nothing can overflow.
    function _fee(uint256 amount, uint256 feeBps) internal pure returns (uint256) {
        unchecked {
            return (amount * feeBps + BPS - 1) / BPS;
        }
    }

    function getContractStats()
        external
        view
        returns (uint256 locked, uint256 fees, uint256 pendingTotal, uint256 balance)
    {
        uint256 word = _assets[ETHER];
        fees = uint128(word);
        pendingTotal = word >> PENDING_SHIFT;
        balance = address(this).balance;
        locked = balance - fees - pendingTotal;
    }

    /// Pays ether now, or remembers that it is owed. Never fails for the receiver's sake.
    function _push(address to, uint256 amount) internal {
        uint256 left = gasleft();
        if (left < PUSH_GAS_LEFT) revert NotEnoughGas(left, PUSH_GAS_LEFT);
        if (_send(to, amount, PUSH_GAS)) return;
        pending[to][ETHER] += amount;
        _assets[ETHER] += amount << PENDING_SHIFT;
        emit PaymentPending(to, ETHER, amount);
    }

    /// Takes what waits for `account` and sends it where the account says.
    function _takePending(address account, address to, address token) internal {
        if (to == address(0)) revert ZeroAddress();
        uint256 amount = pending[account][token];
        if (amount == 0) revert NothingToPay();
        pending[account][token] = 0;
        _assets[token] -= amount << PENDING_SHIFT;
        emit Withdrawal(account, to, token, amount);
        _sendAll(to, amount);
    }

    function _takeFees(address to, address token) internal {
        if (to == address(0)) revert ZeroAddress();
        uint256 word = _assets[token];
        uint256 amount = uint128(word);
        if (amount == 0) revert NothingToPay();
        _assets[token] = word - amount;
        emit FeesWithdrawn(to, token, amount);
        _sendAll(to, amount);
    }

    /// For money that its owner asked for: all the gas, and no success without delivery.
    function _sendAll(address to, uint256 amount) private {
        if (!_send(to, amount, gasleft())) revert PaymentFailed(to);
    }

    /// A call that copies no return data, so a receiver cannot make us pay for its answer.
    function _send(address to, uint256 amount, uint256 gasLimit) private returns (bool ok) {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            ok := call(gasLimit, to, amount, 0, 0, 0, 0)
        }
    }
}

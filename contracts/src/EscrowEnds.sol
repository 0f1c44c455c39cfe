// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EscrowRules} from "./EscrowRules.sol";
import {JobWords} from "./JobWords.sol";

/// @title The three ways a job ends, and what everybody gets
/// @dev With `paid` for the items so far, of `amount`: the worker gets `toWorker`, the platform
/// fee(paid + toWorker) − fee(paid), the employer what is left of amount + fee(amount). So no unit is lost or made.
abstract contract EscrowEnds is EscrowRules {
    using JobWords for uint256;

    /// The asset of a job and what was paid of it. Plain jobs do not read a third word.
    function _asset(Words storage job, uint256 head) internal view returns (address token, uint256 paid) {
        if (head.isPlain()) return (ETHER, 0);
        uint256 word = job.tokenPaid;
        return (word.token(), word.paid());
    }

    /// Everything that is not paid goes to the worker. The caller pays.
    function _release(bytes32 id, Words storage job, uint256 head, uint256 tail)
        internal
        returns (address token, uint256 rest)
    {
        uint256 fee;
        (token, rest, fee) = _close(job, head, tail.withStatus(uint8(Status.Released)));
        _assets[token] += fee;
        emit JobReleased(id, tail.worker(), rest, fee);
    }

    /// Everything that is not paid goes to the employer, its fee too. The caller tells and pays.
    function _refund(Words storage job, uint256 head, uint256 tail) internal returns (address token, uint256 total) {
        uint256 fee;
        (token, total, fee) = _close(job, head, tail.withStatus(uint8(Status.Refunded)));
        unchecked {
            total += fee;
        }
    }

    /// Slot 0 (and 2) is given back, slot 1 stays and with it the final status.
    /// @return token asset of the job.
    /// @return rest of the amount, which was not paid.
    /// @return fee on that rest.
    function _close(Words storage job, uint256 head, uint256 tail)
        internal
        returns (address token, uint256 rest, uint256 fee)
    {
        job.head = 0;
        job.tail = tail;
        rest = head.amount();
        fee = _fee(rest, tail.feeBps());
        if (head.isPlain()) return (ETHER, rest, fee);
        uint256 paid;
        (token, paid) = _asset(job, head);
        job.tokenPaid = 0;
        return (token, rest - paid, fee - _fee(paid, tail.feeBps()));
    }

    /// The worker gets a part of what is not paid, the employer the rest.
    function _settle(bytes32 id, Words storage job, uint256 head, uint256 tail, uint256 toWorker) internal {
        // Effect
        (, uint256 paid) = _asset(job, head);
        (address token, uint256 rest, uint256 restFee) = _close(job, head, tail.withStatus(uint8(Status.Settled)));
        if (toWorker > rest) revert ShareTooLarge(toWorker, rest);
        uint256 fee = _feeAfter(paid, toWorker, tail.feeBps());
        uint256 toEmployer = rest + restFee - toWorker - fee;
        _assets[token] += fee;
        emit JobSettled(id, tail.worker(), toWorker, toEmployer, fee);
        // Interaction
        if (toWorker != 0) _push(token, tail.worker(), toWorker);
        if (toEmployer != 0) _push(token, head.employer(), toEmployer);
    }

    /// What a payment costs after others: so all parts together cost what the whole would.
    function _feeAfter(uint256 paid, uint256 amount, uint256 feeBps) internal pure returns (uint256) {
        return _fee(paid + amount, feeBps) - _fee(paid, feeBps);
    }
}

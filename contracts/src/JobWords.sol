// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPayChainEscrow} from "./IPayChainEscrow.sol";

/// @title The two storage words of a job, packed by hand
/// @dev A struct assignment would read and write each word once per field (8 000 gas more to create a job).
///
///     head  employer 160 at 0 | amount 88 at 160 | flags 8 at 248
///     tail  worker 160 at 0 | clock 32 at 160 | workHours 16 at 192 | reviewHours 8 at 208
///           | feeBps 16 at 216 | workerPct 8 at 232 | status 8 at 240 | round 8 at 248
///     slot 2  token 160 at 0 | paid 88 at 160
///
/// The terms word is made so that its bits 80–175 are the upper part of head and its bits 0–79 the middle of tail.
/// Clocks are seconds and fit 32 bits until the year 2106.
library JobWords {
    uint8 internal constant TOKEN = 1;
    uint8 internal constant ITEMS = 2;
    uint8 internal constant EMPLOYER_PICKS = 4;

    uint256 private constant PLAIN_MASK = uint256(TOKEN | ITEMS) << 248;
    uint256 private constant TERMS_BITS = 176;
    uint256 private constant LOW_80 = (1 << 80) - 1;
    uint256 private constant CLOCK_MASK = uint256(type(uint32).max) << 160;
    uint256 private constant STATUS_MASK = uint256(type(uint8).max) << 240;
    uint256 private constant WORKER_MASK = type(uint160).max;
    uint256 private constant ONE_ROUND = 1 << 248;

    // ---- the terms word

    function hasUnusedBits(uint256 terms) internal pure returns (bool) {
        return terms >> TERMS_BITS != 0;
    }

    /// The head word of a new job.
    function head(uint256 terms, address employer_) internal pure returns (uint256) {
        return (terms >> 80) << 160 | uint160(employer_);
    }

    /// The tail word of a new job: open, round 0, nobody assigned.
    function tail(uint256 terms) internal pure returns (uint256) {
        return (terms & LOW_80) << 160 | uint256(IPayChainEscrow.Status.Open) << 240;
    }

    // ---- head (flags: bit 0 token, bit 1 items, bit 2 employerPicks, bits 3–7 arbiterId)

    function employer(uint256 head_) internal pure returns (address) {
        return address(uint160(head_));
    }

    function amount(uint256 head_) internal pure returns (uint256) {
        return uint88(head_ >> 160);
    }

    function flags(uint256 head_) internal pure returns (uint8) {
        return uint8(head_ >> 248);
    }

    /// Ether and no items: the two words say everything.
    function isPlain(uint256 head_) internal pure returns (bool) {
        return head_ & PLAIN_MASK == 0;
    }

    /// 0 where the terms name no arbiter.
    function arbiterId(uint256 head_) internal pure returns (uint8) {
        return uint8(head_ >> 251);
    }

    // ---- slot 2, of jobs with a token or items

    function token(uint256 tokenPaid) internal pure returns (address) {
        return address(uint160(tokenPaid));
    }

    function paid(uint256 tokenPaid) internal pure returns (uint256) {
        return tokenPaid >> 160;
    }

    /// The caller makes sure that no more is paid than there is.
    function withPaid(uint256 tokenPaid, uint256 amount_) internal pure returns (uint256) {
        return tokenPaid + (amount_ << 160);
    }

    // ---- tail

    function worker(uint256 tail_) internal pure returns (address) {
        return address(uint160(tail_));
    }

    function clock(uint256 tail_) internal pure returns (uint256) {
        return uint32(tail_ >> 160);
    }

    function workHours(uint256 tail_) internal pure returns (uint256) {
        return uint16(tail_ >> 192);
    }

    function reviewHours(uint256 tail_) internal pure returns (uint256) {
        return uint8(tail_ >> 208);
    }

    function feeBps(uint256 tail_) internal pure returns (uint256) {
        return uint16(tail_ >> 216);
    }

    function workerPct(uint256 tail_) internal pure returns (uint256) {
        return uint8(tail_ >> 232);
    }

    function status(uint256 tail_) internal pure returns (IPayChainEscrow.Status) {
        return IPayChainEscrow.Status(uint8(tail_ >> 240));
    }

    /// One bit, to be compared with a set of statuses.
    function statusBit(uint256 tail_) internal pure returns (uint256) {
        return 1 << uint8(tail_ >> 240);
    }

    function round(uint256 tail_) internal pure returns (uint256) {
        return tail_ >> 248;
    }

    /// @param status_ a number of IPayChainEscrow.Status (not the enum, whose bounds would be checked in every call).
    function withStatus(uint256 tail_, uint8 status_) internal pure returns (uint256) {
        return tail_ & ~STATUS_MASK | uint256(status_) << 240;
    }

    function withClock(uint256 tail_, uint256 clock_) internal pure returns (uint256) {
        return tail_ & ~CLOCK_MASK | clock_ << 160;
    }

    function withWorker(uint256 tail_, address worker_) internal pure returns (uint256) {
        return tail_ & ~WORKER_MASK | uint160(worker_);
    }

    /// The caller makes sure that this is not round 255.
    function withNextRound(uint256 tail_) internal pure returns (uint256) {
        return tail_ + ONE_ROUND;
    }
}

package io.paychain.escrow.api;

import java.time.Instant;

/**
 * The test clock.
 *
 * @param applicationTime tokens, sessions and quotes live by it
 * @param chainTime the newest block's; deadlines of jobs live by it
 * @param aheadSeconds by how much application time is ahead of the machine's clock
 */
public record TestClock(Instant applicationTime, Instant chainTime, long aheadSeconds) {}

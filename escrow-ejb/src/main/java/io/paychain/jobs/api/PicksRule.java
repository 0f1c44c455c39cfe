package io.paychain.jobs.api;

/**
 * From which pay on the employer has to pick the worker.
 *
 * @param unit what the pay is asked for in: {@code USD} (paid in ether) or a token
 * @param above decimal string; a pay above it, and any pay in a unit that is not listed
 */
public record PicksRule(String unit, String above) {}

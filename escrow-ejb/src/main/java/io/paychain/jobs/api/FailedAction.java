package io.paychain.jobs.api;

/**
 * A relayed action that came to nothing.
 *
 * @param action as in {@code pending.action}
 * @param code escrow's reason
 */
public record FailedAction(String action, String code) {}

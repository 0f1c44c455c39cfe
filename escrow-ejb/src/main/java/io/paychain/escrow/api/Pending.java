package io.paychain.escrow.api;

import org.jspecify.annotations.Nullable;

/**
 * An accepted request whose transaction is on its way.
 *
 * @param action what was asked for, lower-case
 * @param transactionHash the relayed transaction; null until it has been signed
 */
public record Pending(String action, @Nullable String transactionHash) {}

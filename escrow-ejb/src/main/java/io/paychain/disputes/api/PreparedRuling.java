package io.paychain.disputes.api;

import io.paychain.escrow.api.PreparedTransaction;

/**
 * A ruling for the arbiter's own wallet to send.
 *
 * @param share what it does
 * @param reasons what the parties will read once the chain has it
 */
public record PreparedRuling(long disputeId, PreparedTransaction transaction, ShareView share, String reasons) {}

package io.paychain.ledger.api;

import java.util.UUID;

/**
 * The answer to one transfer.
 *
 * @param clientId the poster's id
 * @param transferId the ledger's id
 * @param replayed true when it had been posted before with the same content
 */
public record Posted(UUID clientId, long transferId, boolean replayed) {}

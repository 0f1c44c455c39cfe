package io.paychain.escrow.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of an escrow, with its proof on chain.
 *
 * @param type {@code created, accepted, submitted, released, refunded, withdrawn, reopened}
 * @param occurredAt the block's time
 * @param transactionHash the transaction that did it
 * @param blockNumber the block
 * @param data the event's values: addresses in EIP-55, amounts in wei as decimal strings
 */
public record TimelineStep(
        String type,
        Instant occurredAt,
        @Nullable String transactionHash,
        long blockNumber,
        Map<String, Object> data) {}

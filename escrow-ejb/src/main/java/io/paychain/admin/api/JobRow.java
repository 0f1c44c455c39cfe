package io.paychain.admin.api;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job beside what the chain says of it.
 *
 * @param id the job
 * @param title as posted
 * @param status of the job
 * @param paymentStatus as the job shows it
 * @param chainStatus of its escrow; null when nothing of it was ever seen on chain
 * @param employer username
 * @param worker username; null without one
 * @param payUsd decimal string
 * @param pay amount and asset, for example {@code 0.122 ETH}; null before the first quote
 * @param pending what is on its way to the chain; null when nothing is
 * @param updatedAt last change
 */
public record JobRow(
        long id,
        String title,
        String status,
        String paymentStatus,
        @Nullable String chainStatus,
        String employer,
        @Nullable String worker,
        String payUsd,
        @Nullable String pay,
        @Nullable String pending,
        Instant updatedAt)
        implements Serializable {}

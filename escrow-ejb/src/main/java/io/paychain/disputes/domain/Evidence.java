package io.paychain.disputes.domain;

import org.jspecify.annotations.Nullable;

/**
 * A file that somebody points to, checked.
 *
 * @param size bytes
 * @param sha256 64 hex digits, lower-case
 */
public record Evidence(
        String name,
        String mediaType,
        long size,
        String sha256,
        @Nullable String note) {}

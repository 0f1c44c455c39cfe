package io.paychain.disputes.api;

import org.jspecify.annotations.Nullable;

/**
 * A file to point to, as asked for, not yet checked.
 *
 * @param name 1 to 200 characters
 * @param mediaType for example {@code image/png}
 * @param size bytes
 * @param sha256 64 hex digits
 * @param note at most 1 000 characters
 */
public record NewEvidence(
        @Nullable String name,
        @Nullable String mediaType,
        @Nullable Long size,
        @Nullable String sha256,
        @Nullable String note) {}

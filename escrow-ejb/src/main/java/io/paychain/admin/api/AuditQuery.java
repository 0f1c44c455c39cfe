package io.paychain.admin.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries; null means all.
 *
 * @param principal whose
 * @param action of one operation
 * @param outcome {@code done}, {@code denied} or {@code failed}
 * @param from not before
 * @param until before
 */
public record AuditQuery(
        @Nullable String principal,
        @Nullable String action,
        @Nullable String outcome,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** All entries. */
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null);
}

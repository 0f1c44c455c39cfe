package io.paychain.admin.api;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit trail.
 *
 * @param id of the entry
 * @param occurredAt when, by the database's clock
 * @param principal {@code user:42}, {@code service:job} or {@code anonymous}
 * @param action the operation's id
 * @param target the path
 * @param outcome {@code done}, {@code denied} or {@code failed}
 * @param status the answer's HTTP status
 * @param code of the problem; empty when there was none
 * @param traceId of the request
 * @param address where it came from; null when it was erased
 * @param userAgent what the client called itself; null when it was erased
 * @param position its place in the chain; null in the seconds before it is sealed
 * @param hash of the chain up to it, 64 hexadecimal digits; null as long
 */
public record AuditEntry(
        long id,
        Instant occurredAt,
        String principal,
        String action,
        String target,
        String outcome,
        int status,
        String code,
        String traceId,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable Long position,
        @Nullable String hash)
        implements Serializable {}

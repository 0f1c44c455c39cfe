package io.paychain.disputes.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * More time for work that is asked for again, ready to be signed: the employer signs and proposes it, the worker
 * accepts. Until both have signed, the review clock runs on.
 *
 * @param until the new end of the review, chain time
 * @param note what the signatures bind besides; null when what was said is too long for it
 * @param typedData what the employer signs, for {@code eth_signTypedData_v4}
 * @param validUntil end of both signatures, chain time
 */
public record PreparedAmendment(
        Instant until, @Nullable String note, Map<String, Object> typedData, Instant validUntil) {}

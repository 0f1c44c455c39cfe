package io.paychain.identity.api;

import java.time.Instant;
import java.util.List;

/**
 * How and when a session's holder showed who they are.
 *
 * @param at the last time
 * @param methods what was shown, names that only identity reads; empty when it is not known
 * @param acr the assurance level for it, {@code aal1} or {@code aal2}; empty when it is not known
 * @param amr the words of RFC 8176 for it
 */
public record Proof(Instant at, List<String> methods, String acr, List<String> amr) {}

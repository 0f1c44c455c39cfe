package io.paychain.disputes.api;

import io.paychain.identity.api.UserSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why the arbiter split the pay as the chain shows it.
 *
 * @param arbiter who prepared it; null when the account is gone
 * @param reasons for the parties
 */
public record RulingView(@Nullable UserSummary arbiter, String reasons, Instant createdAt) {}

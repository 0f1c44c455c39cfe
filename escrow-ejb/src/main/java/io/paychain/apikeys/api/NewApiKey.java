package io.paychain.apikeys.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as asked for.
 *
 * @param name 1 to 60 characters
 * @param scopes codes of {@link KeyScope}, one at least
 * @param expiresInDays 1 to 365; null means 90
 */
public record NewApiKey(
        @Nullable String name,
        @Nullable List<@Nullable String> scopes,
        @Nullable Integer expiresInDays) {}

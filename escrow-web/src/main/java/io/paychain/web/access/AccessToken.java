package io.paychain.web.access;

import java.time.Instant;

/**
 * The access token that a request came with.
 *
 * @param id its {@code jti}
 * @param expiresAt its {@code exp}
 */
public record AccessToken(String id, Instant expiresAt) {}

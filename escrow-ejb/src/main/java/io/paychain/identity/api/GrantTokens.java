package io.paychain.identity.api;

/**
 * A grant with the refresh token just made for it.
 *
 * @param refreshToken opaque; works once
 */
public record GrantTokens(Grant grant, String refreshToken) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "GrantTokens[client=" + grant.clientId() + "]";
    }
}

package io.paychain.oauth.api;

import org.jspecify.annotations.Nullable;

/**
 * An application with its secret, this once.
 *
 * @param clientSecret null for a public client
 */
public record ClientCredentials(ClientView client, @Nullable String clientSecret) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "ClientCredentials[" + client.clientId() + "]";
    }
}

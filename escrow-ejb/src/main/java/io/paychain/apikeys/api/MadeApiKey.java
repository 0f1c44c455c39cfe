package io.paychain.apikeys.api;

/**
 * A key with its secret, which nobody can show again.
 *
 * @param key the key
 * @param secret what goes into {@code X-Service-API-Key}
 */
public record MadeApiKey(ApiKeyView key, String secret) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "MadeApiKey[" + key.id() + "]";
    }
}

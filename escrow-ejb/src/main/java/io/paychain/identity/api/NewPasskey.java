package io.paychain.identity.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser answers when a passkey was made; base64url, as it came from outside.
 *
 * @param name for the owner's list; null for a usual one
 * @param clientDataJson what the browser had signed
 * @param attestationObject the new key, and what the authenticator tells of itself
 * @param transports how the browser may reach it later; null when it does not tell
 */
public record NewPasskey(
        @Nullable String name,
        @Nullable String clientDataJson,
        @Nullable String attestationObject,
        @Nullable List<String> transports) {}

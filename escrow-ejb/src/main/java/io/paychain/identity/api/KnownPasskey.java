package io.paychain.identity.api;

import java.util.List;

/**
 * A passkey that a ceremony names.
 *
 * @param id the credential id in base64url
 * @param transports how the browser may reach it, as it told at registration; may be empty
 */
public record KnownPasskey(String id, List<String> transports) {}

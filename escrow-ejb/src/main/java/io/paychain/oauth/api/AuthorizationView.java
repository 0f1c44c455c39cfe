package io.paychain.oauth.api;

import java.util.List;

/**
 * What a person is asked.
 *
 * @param clientName what the application calls itself
 * @param ownerName who registered it, a username
 * @param redirectTarget where the answer goes: a host, or the scheme of an application on this device
 * @param scopes what it wants to do
 * @param remembered whether the person agreed to all of it before, and need not be asked
 * @param signInAgain whether the application wants a fresher sign-in first
 * @param silent whether the application wants that the person is shown nothing: it gets a code or a no at once
 */
public record AuthorizationView(
        String clientId,
        String clientName,
        String ownerName,
        String redirectTarget,
        List<AskedScope> scopes,
        boolean remembered,
        boolean signInAgain,
        boolean silent) {}

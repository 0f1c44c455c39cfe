package io.paychain.oauth.api;

import java.net.URI;

/** What becomes of a request at the authorization endpoint. */
public sealed interface Beginning {

    /**
     * The browser goes on: to the consent page, or back with an error to an address that is known to be the application's.
     *
     * @param target where to
     */
    record Onward(URI target) implements Beginning {}

    /**
     * Nobody can be told but the person: the application or its address is not known.
     *
     * @param reason in words, without anything the request brought
     */
    record Shown(String reason) implements Beginning {}
}

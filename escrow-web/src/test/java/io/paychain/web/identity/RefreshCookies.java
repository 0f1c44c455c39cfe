package io.paychain.web.identity;

import io.paychain.web.WebSettings;

/** The refresh cookie outside of the container. */
public final class RefreshCookies {

    private RefreshCookies() {}

    /** What takes the cookie away, under these settings; its flags are those of the cookie itself. */
    @SuppressWarnings("UnnecessaryAssignment") // there is no container that would inject
    public static String cleared(WebSettings settings) {
        RefreshCookie cookie = new RefreshCookie();
        cookie.settings = settings;
        return cookie.clear();
    }
}

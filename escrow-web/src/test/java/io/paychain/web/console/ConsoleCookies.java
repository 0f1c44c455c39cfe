package io.paychain.web.console;

import io.paychain.web.WebSettings;

/** The console's cookie outside of the container. */
public final class ConsoleCookies {

    private ConsoleCookies() {}

    /** What hands a token over, under these settings. */
    @SuppressWarnings("UnnecessaryAssignment") // there is no container that would inject
    public static String set(WebSettings settings, String token) {
        ConsoleCookie cookie = new ConsoleCookie();
        cookie.settings = settings;
        return cookie.set(token);
    }
}

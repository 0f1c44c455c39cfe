package io.paychain.web.console;

import io.paychain.web.WebSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The console's cookie: opaque, for {@code /admin} alone, gone with the browser. */
@ApplicationScoped
public class ConsoleCookie {

    private static final String NAME = "paychain_console";

    @Inject
    WebSettings settings;

    /** The {@code Set-Cookie} value. */
    String set(String token) {
        return NAME + "=" + token + "; Path=/admin; HttpOnly; SameSite=Strict" + (settings.https() ? "; Secure" : "");
    }

    /** The request's token; null without one. */
    @Nullable
    String read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(NAME)) {
                return cookie.getValue();
            }
        }
        return null;
    }
}

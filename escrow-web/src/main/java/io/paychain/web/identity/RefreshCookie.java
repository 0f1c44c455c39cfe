package io.paychain.web.identity;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.Tokens;
import io.paychain.shared.error.Refusal;
import io.paychain.web.WebSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The refresh token's cookie (D27): {@code __Host-paychain_refresh} on https, {@code
 * paychain_refresh} on plain http, which only localhost is meant to use.
 */
@ApplicationScoped
public class RefreshCookie {

    /** The request header by which the web app asks for the cookie. */
    public static final String TRANSPORT = "X-Token-Transport";

    @Inject
    WebSettings settings;

    @Inject
    Clock clock;

    /** True when the request asks for the refresh token as a cookie and nowhere else. */
    public boolean wanted(HttpHeaders headers) {
        return "cookie".equals(headers.getHeaderString(TRANSPORT));
    }

    /** The {@code Set-Cookie} value that hands a refresh token over. */
    public String set(Tokens tokens) {
        long seconds = Math.max(
                0, Duration.between(clock.instant(), tokens.refreshExpiresAt()).toSeconds());
        return cookie(tokens.refreshToken(), seconds);
    }

    /** The {@code Set-Cookie} value that takes it away. */
    public String clear() {
        return cookie("", 0);
    }

    /**
     * The refresh token of the request's cookie; null without one.
     *
     * @throws Refusal when a page of a foreign origin sent it: only pages may use the cookie, and
     *     only ours and the allowed ones
     */
    public @Nullable String read(HttpHeaders headers) {
        Cookie cookie = headers.getCookies().get(name());
        if (cookie == null || cookie.getValue().isEmpty()) {
            return null;
        }
        String origin = headers.getHeaderString("Origin");
        if (origin == null || !settings.allows(origin)) {
            throw new Refusal(IdentityProblem.ORIGIN_REFUSED, "The refresh cookie works from allowed pages only.");
        }
        return cookie.getValue();
    }

    private String name() {
        return settings.https() ? "__Host-paychain_refresh" : "paychain_refresh";
    }

    private String cookie(String value, long seconds) {
        String place = settings.https() ? "; Path=/; Secure" : "; Path=/api/v1/auth";
        return name() + "=" + value + place + "; HttpOnly; SameSite=Strict; Max-Age=" + seconds;
    }
}

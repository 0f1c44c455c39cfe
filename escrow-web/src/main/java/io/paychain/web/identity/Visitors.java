package io.paychain.web.identity;

import io.paychain.identity.api.Visitor;
import io.paychain.web.WebSettings;
import io.paychain.web.limit.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * From where a request comes, and whether a device has been here before. A device shows a token that a
 * sign-in left on it: a cookie in browsers, the header {@value #DEVICE} elsewhere. It opens nothing; it
 * only keeps its owner from being throttled together with strangers.
 */
@ApplicationScoped
public class Visitors {

    /** The header by which clients other than browsers show their device's token. */
    public static final String DEVICE = "X-Device-Token";

    private static final long COOKIE_SECONDS = Duration.ofDays(180).toSeconds();

    @Inject
    WebSettings settings;

    /** Whose request it is. */
    Visitor of(HttpServletRequest request, HttpHeaders headers) {
        return new Visitor(
                ClientAddress.of(request, settings.trustedProxies()),
                headers.getHeaderString(HttpHeaders.USER_AGENT),
                token(headers));
    }

    private @Nullable String token(HttpHeaders headers) {
        Cookie cookie = headers.getCookies().get(name());
        return cookie == null ? headers.getHeaderString(DEVICE) : cookie.getValue();
    }

    /** The {@code Set-Cookie} value that leaves a token on a device; shaped as the refresh cookie is (D27). */
    String cookie(String token) {
        String place = settings.https() ? "; Path=/; Secure" : "; Path=/api/v1/auth";
        return name() + "=" + token + place + "; HttpOnly; SameSite=Strict; Max-Age=" + COOKIE_SECONDS;
    }

    private String name() {
        return settings.https() ? "__Host-paychain_device" : "paychain_device";
    }
}

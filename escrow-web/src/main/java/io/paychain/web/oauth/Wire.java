package io.paychain.web.oauth;

import io.paychain.oauth.api.WireAnswer;
import io.paychain.oauth.api.WireRequest;
import io.paychain.web.WebSettings;
import io.paychain.web.audit.AuditNotes;
import io.paychain.web.http.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between servlets and the protocol. */
final class Wire {

    private static final int MAX_BODY = 16_384;

    private Wire() {}

    /** A request as the protocol reads it; a body that is too long is read as none. */
    static WireRequest read(HttpServletRequest request, WebSettings settings) throws IOException {
        return new WireRequest(
                endpoint(request, settings),
                request.getContentType(),
                header(request, "Authorization"),
                header(request, "DPoP"),
                body(request));
    }

    /** Where a request came in, as clients know it. */
    static URI endpoint(HttpServletRequest request, WebSettings settings) {
        return URI.create(settings.publicOrigin() + request.getRequestURI());
    }

    static String body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        return body.length > MAX_BODY ? "" : new String(body, StandardCharsets.UTF_8);
    }

    /** A header; one that stands twice is read as both, which is right nowhere. */
    static @Nullable String header(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : String.join(", ", values);
    }

    /** Any page may call with what it holds itself: no cookie counts here. */
    static void openToPages(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, DPoP");
        response.setHeader("Access-Control-Expose-Headers", "WWW-Authenticate");
    }

    /** Writes an answer, and notes what the trail is to remember of it. */
    static void write(HttpServletRequest request, HttpServletResponse response, WireAnswer answer, String action)
            throws IOException {
        if (answer.challenge() != null) {
            response.setHeader("WWW-Authenticate", answer.challenge());
        }
        boolean denied = answer.status() == HttpServletResponse.SC_UNAUTHORIZED;
        if (denied || !answer.event().isEmpty()) {
            String code = denied ? String.valueOf(answer.body().getOrDefault("error", "")) : answer.event();
            AuditNotes.note(request, answer.principal(), action, request.getRequestURI(), code);
        }
        json(response, answer.status(), answer.body());
    }

    /** Writes JSON as it is; an empty map is no body. */
    static void json(HttpServletResponse response, int status, Map<String, Object> body) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        if (!body.isEmpty()) {
            byte[] bytes = Json.mapper().writeValueAsBytes(body);
            response.setContentType("application/json;charset=UTF-8");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}

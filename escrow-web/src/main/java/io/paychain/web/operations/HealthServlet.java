package io.paychain.web.operations;

import io.paychain.platform.health.DatabaseHealth;
import io.paychain.platform.health.Health;
import io.paychain.web.http.Json;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * {@code /health} with all parts, {@code /health/live} for "the process answers", {@code
 * /health/ready} for "send requests here": only without PostgreSQL it is 503.
 */
public class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int UNAVAILABLE = HttpServletResponse.SC_SERVICE_UNAVAILABLE;

    @Inject
    transient Health health;

    @Inject
    transient Clock clock;

    record Report(String status, String service, Instant timestamp, Map<String, String> parts) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String probe = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (probe) {
            case "/live" -> write(response, "ok", Map.of());
            case "", "/", "/ready" -> all(response);
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void all(HttpServletResponse response) throws IOException {
        Map<String, String> parts = health.parts();
        boolean ready = "up".equals(parts.get(DatabaseHealth.NAME));
        boolean whole = parts.values().stream().noneMatch(s -> s.equals("down") || s.equals("degraded"));
        if (!ready) {
            response.setStatus(UNAVAILABLE);
        }
        write(response, !ready ? "down" : whole ? "ok" : "degraded", parts);
    }

    private void write(HttpServletResponse response, String status, Map<String, String> parts) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream()
                .write(Json.mapper().writeValueAsBytes(new Report(status, "paychain", clock.instant(), parts)));
    }
}

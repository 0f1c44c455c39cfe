package io.paychain.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Serves the React app compressed from memory: hashed assets are kept by browsers for ever, and a
 * deep link that is no path of the server's answers {@code index.html}.
 */
public class StaticFilesFilter implements EdgeFilter {

    private static final String INDEX = "/index.html";
    private static final String RESCUE = "/rescue";
    private static final List<String> NOT_OURS = List.of(
            "/api",
            "/admin",
            "/rt",
            "/health",
            "/metrics",
            "/openapi",
            "/oauth",
            "/.well-known",
            "/jakarta.faces.resource",
            "/WEB-INF",
            "/META-INF");

    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    private @Nullable ServletContext context;

    @Override
    public void init(FilterConfig config) {
        context = config.getServletContext();
    }

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = EdgeFilter.path(request);
        if (path.endsWith(".xhtml") && !path.startsWith("/admin/")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND); // the source of a page is no page
            return;
        }
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        Optional<StaticFile> file = reads && ours(path) ? find(path) : Optional.empty();
        if (file.isPresent()) {
            send(request, response, file.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean ours(String path) {
        return NOT_OURS.stream()
                .noneMatch(p -> path.regionMatches(true, 0, p, 0, p.length())
                        && (path.length() == p.length() || path.charAt(p.length()) == '/'));
    }

    private Optional<StaticFile> find(String path) throws IOException {
        if (path.equals(RESCUE)) {
            return load(RESCUE + ".html");
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.contains(".") ? load(path) : load(INDEX);
    }

    private Optional<StaticFile> load(String path) throws IOException {
        StaticFile known = files.get(path);
        if (known != null || context == null) {
            return Optional.ofNullable(known);
        }
        try (InputStream in = context.getResourceAsStream(path)) {
            if (in == null) {
                return Optional.empty();
            }
            StaticFile file = new StaticFile(path, in.readAllBytes());
            files.put(path, file);
            return Optional.of(file);
        }
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, StaticFile file)
            throws IOException {
        boolean hashed = EdgeFilter.path(request).startsWith("/assets/");
        response.setHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("ETag", file.etag());
        file.policy().ifPresent(policy -> response.setHeader("Content-Security-Policy", policy));
        response.addHeader("Vary", "Accept-Encoding");
        if (file.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        body(request, response, file);
    }

    private static void body(HttpServletRequest request, HttpServletResponse response, StaticFile file)
            throws IOException {
        String accepted = String.valueOf(request.getHeader("Accept-Encoding"));
        byte[] packed = accepted.contains("gzip") ? file.gzip() : null;
        byte[] bytes = packed == null ? file.plain() : packed;
        if (packed != null) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }
}

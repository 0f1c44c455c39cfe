package io.paychain.web.openapi;

import io.paychain.web.http.Json;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The description of the interface at {@code /openapi}: YAML, or JSON for {@code Accept:
 * application/json}, {@code ?format=json} and {@code /openapi.json}. Ours rather than the server's, so that it passes our
 * filters and is the same on every server and in every packaging.
 */
public class OpenApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String YAML = "application/yaml;charset=UTF-8";

    @Inject
    transient BeanManager beans;

    private transient volatile @Nullable Map<String, Object> document;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean json = request.getRequestURI().endsWith(".json")
                || "json".equalsIgnoreCase(request.getParameter("format"))
                || String.valueOf(request.getHeader("Accept")).contains("json");
        byte[] body = json
                ? Json.mapper().writeValueAsBytes(document())
                : Yaml.write(document()).getBytes(StandardCharsets.UTF_8);
        response.setContentType(json ? "application/json" : YAML);
        response.setHeader("Cache-Control", "no-cache");
        response.addHeader("Vary", "Accept");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Map<String, Object> document() {
        Map<String, Object> known = document;
        if (known == null) {
            known = ApiDocument.of(resources());
            document = known;
        }
        return known;
    }

    private Collection<Class<?>> resources() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .collect(Collectors.toSet());
    }
}

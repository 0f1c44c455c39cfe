package io.paychain.web.audit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the audit trail writes in place of a path: the route as the code declares it, with numbers where ids stand.
 * Whatever else strangers write into a path, wallets included, is never sealed.
 */
final class RouteTemplate {

    /** Of a request that no route took. */
    static final String UNMATCHED = "unmatched";

    private static final String BASE = "/api/v1";
    private static final Pattern NAME = Pattern.compile("\\{\\s*(\\w+)\\s*(?::(?:[^{}]|\\{[^{}]*})*)?}");
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private RouteTemplate() {}

    /** The route of a resource method with the ids of a request; {@link #UNMATCHED} without a method. */
    static String of(@Nullable Method method, MultivaluedMap<String, String> parameters) {
        if (method == null) {
            return UNMATCHED;
        }
        String route =
                part(method.getDeclaringClass().getAnnotation(Path.class)) + part(method.getAnnotation(Path.class));
        return BASE
                + NAME.matcher(route).replaceAll(name -> Matcher.quoteReplacement(shown(name.group(1), parameters)));
    }

    private static String part(@Nullable Path path) {
        String text = path == null ? "" : path.value().replaceFirst("^/", "").replaceFirst("/$", "");
        return text.isEmpty() ? "" : "/" + text;
    }

    private static String shown(String name, MultivaluedMap<String, String> parameters) {
        String value = parameters.getFirst(name);
        return value != null && ID.matcher(value).matches() ? value : "{" + name + "}";
    }
}

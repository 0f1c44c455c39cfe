package io.paychain.web.openapi;

import io.paychain.web.access.Access;
import io.paychain.web.idempotency.KeyRules;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One JAX-RS method.
 *
 * @param verb lower-case, for example {@code get}
 * @param path from the root, with plain {@code {names}}
 */
record Route(String verb, String path, Method method) {

    private static final Pattern WITH_REGEX = Pattern.compile("\\{\\s*(\\w+)\\s*:[^/]*\\}(?=/|$)");

    /** The routes of a resource class, in no particular order. */
    static List<Route> of(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> verb(method).stream().map(verb -> new Route(verb, path(resource, method), method)))
                .toList();
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(found -> found.value().toLowerCase(java.util.Locale.ROOT))
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        ApplicationPath base = io.paychain.web.PayChainApplication.class.getAnnotation(ApplicationPath.class);
        String joined = "/" + base.value() + "/" + text(resource.getAnnotation(Path.class)) + "/"
                + text(method.getAnnotation(Path.class));
        String plain = WITH_REGEX.matcher(joined).replaceAll("{$1}").replaceAll("/{2,}", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String text(@Nullable Path path) {
        return path == null ? "" : path.value();
    }

    /** Who may call it; null when nobody may. */
    @Nullable
    Access access() {
        return inherited(Access.class);
    }

    /** The operation's annotation, if it has one. */
    @Nullable
    Operation operation() {
        return method.getAnnotation(Operation.class);
    }

    /** The operation's id; the method's name where none was given. */
    String id() {
        Operation operation = operation();
        return operation == null || operation.operationId().isEmpty() ? method.getName() : operation.operationId();
    }

    /** The tag it stands under. */
    String tag() {
        Tag tag = inherited(Tag.class);
        return tag == null ? method.getDeclaringClass().getSimpleName() : tag.name();
    }

    /** The media type of a good answer. */
    String produces() {
        Produces produces = inherited(Produces.class);
        return produces == null ? "application/json" : produces.value()[0];
    }

    /** The media type of its body. */
    String consumes() {
        Consumes consumes = inherited(Consumes.class);
        return consumes == null || consumes.value()[0].equals("*/*") ? "application/json" : consumes.value()[0];
    }

    /** True for what an idempotency key may be sent with. */
    boolean keyed() {
        return unsafe() && !KeyRules.ignored(path().replaceFirst("^/api/v1/", ""));
    }

    /** True for what may change something. */
    boolean unsafe() {
        return !verb.equals("get") && !verb.equals("head") && !verb.equals("options");
    }

    private <A extends Annotation> @Nullable A inherited(Class<A> type) {
        A own = method.getAnnotation(type);
        return own != null ? own : method.getDeclaringClass().getAnnotation(type);
    }
}

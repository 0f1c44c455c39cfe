package io.paychain.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which request a path template takes. */
class PathsTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*\\w+\\s*(?::\\s*([^{}]*(?:\\{[^}]*}[^{}]*)*))?}");

    @Test
    void d53_noPattern_takesAPathThatIsAnothers() {
        List<String> paths = paths();
        List<String> words = paths.stream().filter(path -> !path.contains("{")).toList();
        assertTrue(words.containsAll(List.of("/jobs/my-jobs", "/jobs/expired", "/users/me")), words.toString());
        List<String> collisions = new ArrayList<>();
        for (String path : paths) {
            words.stream()
                    .filter(word ->
                            !word.equals(path) && regex(path).matcher(word).matches())
                    .forEach(word -> collisions.add(path + " takes " + word));
        }
        assertEquals(List.of(), collisions);
    }

    @Test
    void d53_idsAreNumbers() {
        List<String> byId =
                paths().stream().filter(path -> path.contains("{id")).toList();
        assertTrue(byId.size() > 15, byId.toString());
        for (String path : byId) {
            // A session's id is hexadecimal, which no path of ours reads as.
            String request = path.replaceAll("\\{\\w*[iI]d: (\\[0-9]\\{1,18}|\\[0-9a-f]\\{1,32})}", "7");
            assertTrue(regex(path).matcher(request).matches(), path);
            assertFalse(regex(path).matcher(request.replace("/7", "/my-jobs")).matches(), path);
        }
    }

    /** JAX-RS chooses the class by the longest path first, and never another one afterwards. */
    @Test
    void noClass_takesThePathsOfAnother() {
        List<String> shadows = new ArrayList<>();
        for (Class<?> one : Resources.all()) {
            String base = "/" + one.getAnnotation(Path.class).value().replaceAll("^/", "");
            for (Class<?> other : Resources.all()) {
                String theirs = "/" + other.getAnnotation(Path.class).value().replaceAll("^/", "");
                if (base.length() > theirs.length()) {
                    paths(other).stream()
                            .filter(path -> path.equals(base) || path.startsWith(base + "/"))
                            .forEach(path -> shadows.add(one.getSimpleName() + " takes " + path));
                }
            }
        }
        assertEquals(List.of(), shadows);
    }

    /** The test's own reading of a template is right: it finds what D53 is about. */
    @Test
    void withoutPattern_aWordIsTaken() {
        assertTrue(regex("/jobs/{id}").matcher("/jobs/my-jobs").matches());
    }

    private static List<String> paths() {
        return Resources.all().stream()
                .flatMap(resource -> paths(resource).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> paths(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class)))
                .map(method -> joined(resource.getAnnotation(Path.class), method.getAnnotation(Path.class)))
                .toList();
    }

    private static String joined(Path base, Path below) {
        String path = "/" + base.value() + "/" + (below == null ? "" : below.value());
        return path.replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }

    private static Pattern regex(String template) {
        Matcher parameter = PARAMETER.matcher(template);
        StringBuilder regex = new StringBuilder();
        int end = 0;
        while (parameter.find()) {
            regex.append(Pattern.quote(template.substring(end, parameter.start())));
            regex.append('(')
                    .append(parameter.group(1) == null ? "[^/]+" : parameter.group(1))
                    .append(')');
            end = parameter.end();
        }
        return Pattern.compile(
                regex.append(Pattern.quote(template.substring(end))).toString());
    }
}

package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.paychain.system.Routes.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route of the served description with every kind of caller, on a server that was just started:
 * the platform's own role check was seen letting everybody in there. A new route is covered as soon as
 * it is described, and one that does not tell its rule fails.
 */
class RouteMatrixIT {

    private static final int AT_ONCE = 8;
    private static final Set<String> FILTERS_REFUSALS =
            Set.of("You may not do this.", "This path is not open to anybody.");

    private static Product product;
    private static List<Route> routes;

    @BeforeAll
    static void readTheDescription() {
        product = Product.running();
        routes = Routes.of(product);
        assertTrue(routes.size() > 40, "only " + routes.size() + " operations are described");
        Set<String> rules = new TreeSet<>();
        routes.forEach(route -> rules.add(route.rule()));
        assertEquals(Set.of("public", "signed_in", "role", "signed_in_or_service", "service"), rules);
    }

    /**
     * Somebody who calls.
     *
     * @param roles of a signed-in user; null for others
     * @param service whose key it is; null for others
     * @param refusal the code that all routes answer, whatever their rule; null when the rule decides
     */
    private record Who(String name, Map<String, String> headers, Set<String> roles, String service, String refusal) {

        static Who nobody() {
            return new Who("anonymous", Map.of(), null, null, null);
        }

        static Who user(String name, Person person) {
            Set<String> roles = new TreeSet<>();
            person.session().path("user").path("roles").forEach(role -> roles.add(role.asText()));
            assertTrue(roles.contains(name), name + " has " + roles);
            return new Who(name, bearer(person), roles, null, null);
        }

        static Who revoked(Person person) {
            person.api().post("/api/v1/auth/logout", null).expect(204);
            return new Who("logged out", bearer(person), null, null, "SESSION_ENDED");
        }

        static Who service(String service) {
            String key = product.stack().environment().get("PAYCHAIN_SERVICE_KEY_" + service.toUpperCase(Locale.ROOT));
            return new Who("service " + service, Map.of("X-Service-API-Key", key), null, service, null);
        }

        static Who wrongKey() {
            String key = "f".repeat(64);
            return new Who("wrong key", Map.of("X-Service-API-Key", key), null, null, "INVALID_SERVICE_KEY");
        }

        private static Map<String, String> bearer(Person person) {
            return Map.of(
                    "Authorization",
                    "Bearer " + person.session().path("access_token").asText());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The code that the caller must get; empty when they must be let in. */
    private static Optional<String> refusal(Route route, Who who) {
        if (who.refusal() != null) {
            return Optional.of(who.refusal());
        }
        boolean in = switch (route.rule()) {
            case "public" -> true;
            case "signed_in" -> who.roles() != null;
            case "role" -> who.roles() != null && who.roles().stream().anyMatch(route.any()::contains);
            case "signed_in_or_service" -> who.roles() != null || named(route, who);
            case "service" -> named(route, who);
            default -> false;
        };
        boolean known = who.roles() != null || who.service() != null;
        return in ? Optional.empty() : Optional.of(known ? "FORBIDDEN" : "UNAUTHENTICATED");
    }

    private static boolean named(Route route, Who who) {
        return who.service() != null && route.any().contains(who.service());
    }

    static Stream<Who> everybody() {
        return Stream.of(
                Who.nobody(),
                Who.user("employer", product.person(3).signIn("employer")),
                Who.user("worker", product.person(4).signIn("worker")),
                Who.user("admin", product.person(9).signIn("employer")),
                Who.user("auditor", operator(7, "auditor")),
                Who.user("support", operator(8, "support")),
                Who.revoked(product.person(3).signIn("employer")),
                Who.service("user"),
                Who.service("job"),
                Who.service("payment"),
                Who.service("ws"),
                Who.wrongKey());
    }

    /** A worker who has a platform role, given by the administrator. */
    private static Person operator(int account, String role) {
        Person person = product.person(account).signIn("worker");
        long id = person.session().path("user").path("id").asLong();
        product.person(9)
                .signIn("employer")
                .api()
                .put("/api/v1/admin/users/" + id + "/roles", Map.of("roles", List.of(role)))
                .expect(200);
        return person.signIn("worker");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everybody")
    void everyRoute_letsIn_whomItsRuleNames(Who who) throws Exception {
        List<Route> calm = routes.stream()
                .filter(Route::api)
                .filter(route -> !route.endsTheSession())
                .toList();
        assertEquals(List.of(), faults(calm, route -> judge(route, who, call(route, who))));
        List<Route> last = routes.stream().filter(Route::endsTheSession).toList();
        assertEquals(1, last.size());
        assertEquals(List.of(), faults(last, route -> judge(route, who, call(route, who))));
    }

    /** A key of an organisation reads that organisation, no other, and nothing that its scopes do not name. */
    @Test
    void check40_aManagedKey_reachesWhatItsScopesName_untilItIsRevoked() {
        ApiClient owner = product.person(3).signIn("employer").api();
        String org = "/api/v1/organisations/" + founded(owner, "Elm House");
        String other = "/api/v1/organisations/" + founded(owner, "Oak House");
        Map<String, Object> wanted = Map.of("name", "Rota", "scopes", List.of("organisation:read"));
        JsonNode made = owner.post(org + "/api-keys", wanted).expect(201).data();
        ApiClient key =
                product.api().with("X-Service-API-Key", made.path("secret").asText());
        assertEquals("Elm House", key.get(org).expect(200).data().path("name").asText());
        assertEquals(
                1, key.get(org + "/members").expect(200).data().path("items").size());
        key.get(other).expect(404);
        assertEquals("FORBIDDEN", key.get("/api/v1/jobs/my-jobs").expect(403).code());
        assertEquals("FORBIDDEN", key.get(org + "/api-keys").expect(403).code());
        assertEquals("INSUFFICIENT_SCOPE", key.get("/api/v1/jobs").expect(403).code());
        key.get("/metrics").expect(401);
        owner.delete(org + "/api-keys/" + made.path("key").path("id").asLong()).expect(204);
        assertEquals("INVALID_SERVICE_KEY", key.get(org).expect(401).code());
    }

    private static long founded(ApiClient owner, String name) {
        return owner.post("/api/v1/organisations", Map.of("name", name))
                .expect(201)
                .data()
                .path("id")
                .asLong();
    }

    /** Health, metrics, keys and this description are servlets: they know nobody but services. */
    @Test
    void everyServlet_letsIn_whomItsRuleNames() throws Exception {
        List<Route> servlets = routes.stream().filter(route -> !route.api()).toList();
        assertTrue(servlets.size() >= 6, servlets.toString());
        assertEquals(List.of(), faults(servlets, route -> judge(route, Who.nobody(), call(route, Who.nobody()))));
        Who service = Who.service("user");
        assertEquals(List.of(), faults(servlets, route -> judge(route, service, call(route, service))));
        List<Route> closed = servlets.stream().filter(route -> !route.open()).toList();
        assertEquals(1, closed.size(), closed.toString());
        assertEquals(401, call(closed.get(0), Who.wrongKey()).status());
    }

    @Test
    void d32_alias_guardsAsTheBaseDoes() throws Exception {
        List<Route> aliases =
                routes.stream().filter(Route::api).map(Route::alias).toList();
        assertEquals(List.of(), faults(aliases, route -> judge(route, Who.nobody(), call(route, Who.nobody()))));
    }

    /** Whatever a stranger sends along: the first answer is that they must sign in. */
    static Stream<Map<String, String>> strangeRequests() {
        return Stream.of(
                Map.of("body", "{\"title\": ", "Content-Type", "application/json"),
                Map.of("body", "{\"surprise\": 1}", "Content-Type", "application/json"),
                Map.of("body", "hello", "Content-Type", "text/plain"),
                Map.of("body", "a=b&c=d", "Content-Type", "application/x-www-form-urlencoded"),
                Map.of("body", "<a/>", "Content-Type", "application/xml"),
                Map.of("body", "{}", "Content-Type", "application/json; charset=klingon"),
                Map.of("body", "{}", "Content-Type", "no type at all"),
                Map.of("body", "", "Content-Type", "application/json"),
                Map.of("body", "{}", "Content-Type", "json", "Accept", "a list, of no types"),
                Map.of("Idempotency-Key", "with space"),
                Map.of("If-Match", "no tag"),
                Map.of("query", "?limit=-1&cursor=%00&scope=some&channels=x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangeRequests")
    void strangers_areAskedWhoTheyAre_beforeAnythingElseIsChecked(Map<String, String> request) throws Exception {
        List<Route> guarded =
                routes.stream().filter(Route::api).filter(r -> !r.open()).toList();
        assertEquals(
                List.of(),
                faults(
                        guarded,
                        route -> judge(route, Who.nobody(), Probe.send(product, route.verb(), route.path(), request))));
    }

    @Test
    void head_isGuardedLikeGet() throws Exception {
        List<Route> reads = routes.stream()
                .filter(route -> route.api() && route.verb().equals("GET") && !route.open())
                .toList();
        assertEquals(List.of(), faults(reads, route -> {
            int status = Probe.send(product, "HEAD", route.path(), Map.of()).status();
            return status == 401 ? "" : route + " answered HEAD with " + status;
        }));
    }

    private static Answer call(Route route, Who who) {
        Map<String, String> headers = new java.util.HashMap<>(who.headers());
        if (Set.of("POST", "PUT", "PATCH").contains(route.verb())) {
            headers.put("body", "{}");
            headers.put("Content-Type", "application/json");
        }
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        return Probe.send(product, route.verb(), route.path(), headers);
    }

    /** What is wrong with an answer; empty when it is right. */
    private static String judge(Route route, Who who, Answer answer) {
        Optional<String> refusal = refusal(route, who);
        boolean right = refusal.map(code -> refused(answer, code)).orElseGet(() -> letIn(answer));
        return right
                ? ""
                : who + " at " + route + " should get " + refusal.orElse("in") + " but got " + answer.status() + " "
                        + answer.body();
    }

    private static boolean refused(Answer answer, String code) {
        boolean problem = answer.headers().firstValue("content-type").orElse("").startsWith("application/problem+json");
        int status = code.equals("FORBIDDEN") ? 403 : 401;
        boolean challenge =
                answer.headers().firstValue("www-authenticate").orElse("").startsWith("Bearer realm=");
        return problem
                && answer.status() == status
                && answer.code().equals(code)
                && challenge == (status == 401)
                && !answer.body().path("trace_id").asText().isEmpty();
    }

    /** Business rules may refuse what follows, but not as the access filter would. */
    private static boolean letIn(Answer answer) {
        String detail = answer.body().path("detail").asText();
        return answer.status() < 500
                && !Set.of(405, 406, 415).contains(answer.status())
                && !FILTERS_REFUSALS.contains(detail)
                && !detail.equals("There is nothing at this path.")
                && !detail.equals("Send an access token.");
    }

    private static List<String> faults(List<Route> some, Function<Route, String> check) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> found = some.stream()
                    .map(route -> threads.submit(() -> check.apply(route)))
                    .toList();
            List<String> faults = new java.util.ArrayList<>();
            for (Future<String> one : found) {
                if (!one.get().isEmpty()) {
                    faults.add(one.get());
                }
            }
            return faults;
        } finally {
            threads.shutdownNow();
        }
    }
}

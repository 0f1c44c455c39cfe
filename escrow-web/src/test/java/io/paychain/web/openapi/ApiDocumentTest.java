package io.paychain.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.paychain.web.Resources;
import io.paychain.web.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description tells every route, under the names that the wire has, and as the repository shows it. */
class ApiDocumentTest {

    private static final java.nio.file.Path COMMITTED = java.nio.file.Path.of("../docs/openapi.yaml");
    private static final String REGENERATE = "docs/openapi.yaml is not what the code says. Write it anew with: "
            + "mvn -pl escrow-web -am test -Dtest=ApiDocumentTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dopenapi.write=true, then: npm --prefix docs/tools run generate";

    private static final String REFUSALS = "io/paychain/web/openapi/refusals.json";
    private static Map<String, Map<String, List<String>>> reached = Map.of();

    @BeforeAll
    static void reach() throws IOException {
        reached = new ReachedRefusals().of(Resources.all());
        if (Boolean.getBoolean("openapi.write")) {
            for (String root : List.of("src/main/resources", "target/classes")) {
                Json.mapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValue(java.nio.file.Path.of(root, REFUSALS).toFile(), reached);
            }
        }
    }

    private final Map<String, Object> document = ApiDocument.of(Resources.all());

    @Test
    void everyRouteIsDescribed() {
        Map<String, Object> paths = Words.object(document.get("paths"));
        List<Route> routes =
                Resources.all().stream().flatMap(r -> Route.of(r).stream()).toList();
        assertTrue(routes.size() > 30, "found only " + routes.size() + " routes");
        for (Route route : routes) {
            Map<String, Object> written =
                    Words.object(Words.object(paths.get(route.path())).get(route.verb()));
            assertEquals(route.id(), written.get("operationId"), "two methods at " + route.verb() + " " + route.path());
            assertFalse(String.valueOf(written.get("summary")).isBlank(), route.method() + " needs @Operation");
        }
    }

    @Test
    void theCommittedFileIsUpToDate() throws IOException {
        String now = Yaml.write(document);
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, now);
        }
        assertEquals(Files.readString(COMMITTED, StandardCharsets.UTF_8), now, REGENERATE);
    }

    /** Whoever lets a route refuse anew has the description tell it. */
    @Test
    void everyRefusalIsTold() {
        Words words = new Words();
        reached.forEach(
                (operation, codes) -> assertEquals(codes, words.refusals(operation), operation + ": " + REGENERATE));
        Map<String, List<String>> known = Map.of(
                "createInvitation", List.of("STEP_UP_REQUIRED", "EMAIL_NOT_VERIFIED", "INVITATIONS_THROTTLED"),
                "changeMember", List.of("STEP_UP_REQUIRED", "STALE_VERSION", "LAST_OWNER"),
                "transferOwnership", List.of("MEMBER_LOCKED"),
                "removeWallet", List.of("WALLET_IN_USE"),
                "exportMyData", List.of("EXPORTS_THROTTLED"));
        known.forEach((operation, codes) ->
                assertTrue(told(operation).containsAll(codes), operation + " tells " + told(operation)));
    }

    private static Set<String> told(String operation) {
        return reached.getOrDefault(operation, Map.of()).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    /** Else the description would tell names that the wire does not have. */
    @Test
    void schemasHaveTheNamesOfTheWire() {
        WireSchemas schemas = new WireSchemas(new Words());
        for (Class<?> type : List.of(
                io.paychain.jobs.api.JobView.class,
                io.paychain.identity.api.UserView.class,
                io.paychain.escrow.api.Solvency.class)) {
            schemas.answered(type);
            Map<String, Object> written = Words.object(schemas.components().get(WireSchemas.name(type)));
            assertEquals(
                    wire(type),
                    new TreeSet<>(Words.object(written.get("properties")).keySet()),
                    type.getName());
        }
    }

    @Test
    void everyExampleIsReadAsTheRecordItShows() throws IOException {
        Samples samples = new Samples(new Words());
        for (Class<?> type : List.of(
                io.paychain.jobs.api.JobView.class,
                io.paychain.escrow.api.ChainInfo.class,
                io.paychain.escrow.api.Solvency.class,
                io.paychain.identity.api.Registration.class)) {
            String sample = Json.mapper().writeValueAsString(samples.of(type));
            Object read = Json.mapper().readValue(sample, type);
            assertEquals(sample, Json.mapper().writeValueAsString(read), type.getName());
        }
    }

    @Test
    void yamlQuotesWhatIsNoPlainText() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("200", "yes");
        map.put("a", List.of("plain words", "1.5", "a: b", "# no", "-x", "null", "O'Neill"));
        String expected = """
                "200": "yes"
                a:
                  - plain words
                  - "1.5"
                  - "a: b"
                  - "# no"
                  - "-x"
                  - "null"
                  - "O'Neill"
                """;
        assertEquals(expected, Yaml.write(map));
    }

    private static Set<String> wire(Class<?> type) {
        JavaType java = Json.mapper().constructType(type);
        BeanDescription bean = Json.mapper().getSerializationConfig().introspect(java);
        return bean.findProperties().stream()
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

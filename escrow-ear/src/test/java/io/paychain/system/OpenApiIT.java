package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description that the product gives of itself is the committed one, is true, and has no faults. */
class OpenApiIT {

    private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();
    private static final String REGENERATE = "docs/openapi.yaml is not what the server tells. Run mvn -Prun, then in"
            + " docs/tools: npm run fetch && npm run generate";
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.running();
    }

    @Test
    void openapi_isTheCommittedFile() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.base() + "/openapi"))
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> told = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, told.statusCode());
        assertEquals(Files.readString(DOCS.resolve("openapi.yaml")), told.body(), REGENERATE);
    }

    /** A path that nobody serves says so; one that needs a sign-in must ask for it before anything else. */
    @Test
    void everyDescribedOperation_exists_andGuardsItselfAsDescribed() {
        Set<String> open = new TreeSet<>();
        each(product, (path, verb) -> {
            Answer answer = product.api().send(verb.toUpperCase(Locale.ROOT), path.path(), null);
            String what = verb + " " + path.path() + " answered " + answer.status() + " " + answer.body();
            assertNotEquals(
                    "There is nothing at this path.",
                    answer.body().path("detail").asText(),
                    what);
            assertNotEquals(405, answer.status(), what);
            if (path.guarded()) {
                assertEquals(401, answer.status(), what);
            } else {
                assertTrue(!verb.equals("get") || answer.status() != 401, what);
                open.add(verb + " " + path.path());
            }
        });
        assertTrue(open.contains("get /api/v1/jobs"), "open are " + open);
    }

    @Test
    void linters_findNoFault_andTheGuideIsUpToDate() throws Exception {
        Path tools = DOCS.resolve("tools");
        if (!Files.exists(tools.resolve("node_modules/.package-lock.json"))) {
            run(tools, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
        run(tools, "npm", "run", "check");
        run(tools, "npm", "run", "lint");
    }

    /**
     * A described path with example values in place of its names.
     *
     * @param guarded whether the description asks for a sign-in or key
     */
    record Described(String path, boolean guarded) {}

    /** Calls back with every described operation: the path, and the verb in lower case. */
    static void each(Product product, BiConsumer<Described, String> check) {
        JsonNode paths =
                product.api().get("/openapi?format=json").expect(200).body().path("paths");
        List<String> seen = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String plain =
                        path.getKey().replace("{wallet}", "0x" + "1".repeat(40)).replaceAll("\\{\\w+}", "999999");
                if (VERBS.contains(operation.getKey())) {
                    seen.add(plain);
                    boolean guarded = !operation.getValue().path("security").isEmpty();
                    check.accept(new Described(plain, guarded), operation.getKey());
                }
            }
        }
        assertTrue(seen.size() > 40, "only " + seen.size() + " operations are described");
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(Path.of("target"), "docs-tools", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertTrue(ended && process.exitValue() == 0, () -> String.join(" ", command) + " found faults:\n" + text(log));
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}

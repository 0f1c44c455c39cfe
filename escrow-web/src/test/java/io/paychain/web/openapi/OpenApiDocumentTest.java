package io.paychain.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.paychain.web.Resources;
import io.paychain.web.http.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The description covers every route, refers to nothing that is not there, and gives examples. */
class OpenApiDocumentTest {

    private static final JsonNode DOCUMENT =
            Json.mapper().valueToTree(OpenApiDocument.of(Resources.all(), "http://localhost:8000"));

    @Test
    void everyRoute_isDescribed_withWordsAndExamples() {
        List<String> poor = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode path : DOCUMENT.get("paths")) {
            for (JsonNode operation : path) {
                String id = operation.get("operationId").asText();
                assertTrue(ids.add(id), "operationId twice: " + id);
                boolean said = operation.get("summary").asText().length() > 5
                        && operation.get("description").asText().length() > 10
                        && !operation.get("tags").get(0).asText().equals("other");
                if (!said) {
                    poor.add(id);
                }
            }
        }
        assertTrue(ids.size() > 25, "operations: " + ids.size());
        assertEquals(List.of(), poor);
    }

    @Test
    void references_leadSomewhere() {
        DOCUMENT.findValuesAsText("$ref")
                .forEach(ref -> assertTrue(!DOCUMENT.at(ref.substring(1)).isMissingNode(), ref));
    }

    @Test
    void paths_haveNoPatterns_andDeclareTheirParameters() {
        DOCUMENT.get("paths").properties().forEach(path -> {
            assertTrue(path.getKey().matches("/api/v1(/[a-z0-9-]+|/\\{[a-z_]+\\})+"), path.getKey());
            if (path.getKey().contains("{")) {
                path.getValue().forEach(operation -> assertNotNull(operation.get("parameters"), path.getKey()));
            }
        });
    }

    @Test
    void login_isPublic_andShowsSnakeCase() {
        JsonNode login = DOCUMENT.at("/paths/~1api~1v1~1auth~1login/post");
        assertEquals(0, login.get("security").size());
        JsonNode example = login.at("/responses/200/content/application~1json/example/data");
        assertTrue(example.has("access_token") && example.has("registration_token"), example.toString());
    }

    /** Leaves the document for the linter and the generated reference. */
    @Test
    void document_isWritten() throws Exception {
        Path file = Files.createDirectories(Path.of("target")).resolve("openapi.json");
        Files.writeString(file, DOCUMENT.toPrettyString());
        assertTrue(Files.size(file) > 10_000);
    }
}

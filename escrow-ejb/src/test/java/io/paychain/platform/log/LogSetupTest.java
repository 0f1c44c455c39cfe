package io.paychain.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSetupTest {

    @TempDir
    Path folder;

    @Test
    void file_getsOneJsonLineEach_andIsAppendedToByTheNextStart() throws IOException {
        write("paychain.%g.log", "first\nline");
        write("paychain.%g.log", "zweite Zeile: ä");
        List<String> lines = Files.readAllLines(folder.resolve("paychain.0.log"));
        assertEquals(2, lines.size());
        assertEquals("first\nline", json(lines.get(0)).path("message").asText());
        assertEquals("zweite Zeile: ä", json(lines.get(1)).path("message").asText());
        assertEquals("trace-7", json(lines.get(0)).path("trace_id").asText());
    }

    @Test
    void plainName_isThatFile() throws IOException {
        write("paychain.log", "line");
        assertEquals(1, Files.readAllLines(folder.resolve("paychain.log")).size());
    }

    @Test
    void fileThatCannotBeWritten_stopsTheStart_namingTheSetting() {
        String nowhere = folder.resolve("no/such/folder/paychain.log").toString();
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> LogSetup.file(nowhere).close());
        assertTrue(refused.getMessage().contains("paychain.log.file"));
    }

    private void write(String name, String text) {
        Handler file = LogSetup.file(folder.resolve(name).toString());
        Trace.begin("trace-7");
        try {
            file.publish(new LogRecord(Level.INFO, text));
        } finally {
            Trace.end();
            file.close();
        }
    }

    private static JsonNode json(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }
}

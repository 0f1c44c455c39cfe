package io.paychain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    private static final String STARTED =
            "{\"Level\":\"INFO\",\"LogMessage\":\"Payara Micro 6.2025.10 (build 42) ready in 16,053 (ms)\"}\n";
    private static final String FAILED =
            "{\"Level\":\"SEVERE\",\"Throwable\":{\"StackTrace\":\"jakarta.x.Y: no\\n\\tat a.b\\n"
                    + "Caused by: java.lang.IllegalStateException: The schema is at version 8, and 9 is needed.\\n\\tat c\\n"
                    + "Caused by: java.io.IOException: deeper\\n\"}}\n";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void earlierRun() throws IOException {
        file = folder.resolve("server.log");
        Files.writeString(file, FAILED + STARTED);
    }

    @Test
    void earlierRuns_areNotRead() throws IOException {
        ServerLog log = ServerLog.fromNow(file);
        assertThat(log.hasStarted()).isFalse();
        assertThat(log.firstCause()).isEmpty();
    }

    @Test
    void firstCause_isTheOneInOurWords() throws IOException {
        ServerLog log = ServerLog.fromNow(file);
        Files.writeString(file, FAILED + STARTED, StandardOpenOption.APPEND);
        assertThat(log.hasStarted()).isTrue();
        assertThat(log.firstCause()).contains("The schema is at version 8, and 9 is needed.");
    }

    @Test
    void newLog_isReadFromItsBeginning() throws IOException {
        Path fresh = folder.resolve("fresh.log");
        ServerLog log = ServerLog.fromNow(fresh);
        Files.writeString(fresh, STARTED);
        assertThat(log.hasStarted()).isTrue();
    }
}

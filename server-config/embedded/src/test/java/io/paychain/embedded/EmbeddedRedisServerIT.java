package io.paychain.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisServerIT {

    @TempDir
    Path directory;

    @Test
    void start_requiresThePassword() throws IOException {
        try (EmbeddedRedisServer server = EmbeddedRedisServer.start(directory, 0, "secret123")) {
            assertThat(send(server, "PING\r\n")).startsWith("-NOAUTH");
            assertThat(send(server, "AUTH secret123\r\n")).startsWith("+OK");
            assertThat(server.url()).isEqualTo("redis://:secret123@127.0.0.1:" + server.port());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("redis.conf"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void secondStart_keepsAppendedData() throws IOException {
        try (EmbeddedRedisServer server = EmbeddedRedisServer.start(directory, 0, "")) {
            assertThat(send(server, "SET answer 42\r\n")).startsWith("+OK");
        }
        try (EmbeddedRedisServer server = EmbeddedRedisServer.start(directory, 0, "")) {
            assertThat(send(server, "GET answer\r\n")).contains("42");
        }
    }

    @Test
    void serverLeftRunning_isStoppedByNextStart() {
        EmbeddedRedisServer abandoned = EmbeddedRedisServer.start(directory, 0, "");
        try (EmbeddedRedisServer server = EmbeddedRedisServer.start(directory, 0, "")) {
            assertThat(abandoned.isAlive()).isFalse();
            assertThat(server.isAlive()).isTrue();
        }
    }

    private static String send(EmbeddedRedisServer server, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[256];
            int length = in.read(answer);
            return new String(answer, 0, length, StandardCharsets.US_ASCII);
        }
    }
}

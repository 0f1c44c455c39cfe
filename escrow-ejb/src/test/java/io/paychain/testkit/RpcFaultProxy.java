package io.paychain.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A node that misbehaves: passes JSON-RPC on to a real one, and spoils connections or answers as told. */
public final class RpcFaultProxy implements AutoCloseable {

    /** What happens to the connection, whatever was asked. */
    public enum Wire {
        /** Nothing. */
        FINE,
        /** Refused: nobody listens, as far as the caller sees. */
        RESET,
        /** Taken, and never answered. */
        DROP,
        /** Ends in the middle of the answer. */
        CUT
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CUT_AFTER = 20;

    private final URI upstream;
    private final ServerSocket server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, BiFunction<JsonNode, JsonNode, JsonNode>> lies = new ConcurrentHashMap<>();
    private final Set<String> errors = ConcurrentHashMap.newKeySet();
    private final Map<String, String> onces = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Wire wire = Wire.FINE;
    private volatile long delayMillis;
    private volatile boolean allErrors;

    private RpcFaultProxy(String upstream) {
        this.upstream = URI.create(upstream);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** Stands before this node and behaves until it is told otherwise. */
    public static RpcFaultProxy before(String upstream) {
        return new RpcFaultProxy(upstream);
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    // ---- faults

    /** From now on connections end like this. */
    public void wire(Wire fault) {
        wire = fault;
    }

    /** From now on each answer takes so long. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** Every call, or calls of these methods, are answered with an error in a good HTTP answer. */
    public void errors(String... methods) {
        allErrors = methods.length == 0;
        errors.addAll(List.of(methods));
    }

    /** The next call of this method is answered with an error of these words. */
    public void errorOnce(String method, String message) {
        onces.put(method, message);
    }

    /** From now on results of this method are what the lie makes of parameters and true result. */
    public void lie(String method, BiFunction<JsonNode, JsonNode, JsonNode> lie) {
        lies.put(method, lie);
    }

    /** Behaves again. */
    public void heal() {
        wire = Wire.FINE;
        delayMillis = 0;
        allErrors = false;
        errors.clear();
        onces.clear();
        lies.clear();
    }

    /** Says that it is another chain. */
    public void otherChain(long id) {
        lie("eth_chainId", (params, result) -> JSON.getNodeFactory().textNode("0x" + Long.toHexString(id)));
    }

    /** Knows no block after this one. */
    public void stopAt(long height) {
        lie("eth_getBlockByNumber", (params, result) -> {
            boolean latest = params.path(0).asText().equals("latest");
            boolean later = !latest && Long.decode(params.path(0).asText()) > height;
            return latest
                    ? upstream("eth_getBlockByNumber", "0x" + Long.toHexString(height), false)
                    : later ? JSON.nullNode() : result;
        });
    }

    /** Shows other blocks, from this height on, than everybody else. */
    public void forkFrom(long height) {
        lie("eth_getBlockByNumber", (params, result) -> {
            if (result.isNull() || Long.decode(result.path("number").asText()) < height) {
                return result;
            }
            ObjectNode other = result.deepCopy();
            other.put("hash", forged(result.path("hash").asText()));
            boolean first = Long.decode(result.path("number").asText()) == height;
            return first
                    ? other
                    : other.put("parentHash", forged(result.path("parentHash").asText()));
        });
    }

    private static String forged(String hash) {
        return hash.substring(0, hash.length() - 4) + "dead";
    }

    /** Finds no logs when it is asked to search. */
    public void hideLogs() {
        lie("eth_getLogs", (params, result) -> JSON.createArrayNode());
    }

    /** Finds every log twice. */
    public void doubleLogs() {
        lie(
                "eth_getLogs",
                (params, result) ->
                        JSON.createArrayNode().addAll((ArrayNode) result).addAll((ArrayNode) result));
    }

    /** Leaves the logs out of receipts, too. */
    public void hideReceiptLogs() {
        lie("eth_getBlockReceipts", (params, result) -> {
            JsonNode copy = result.deepCopy();
            copy.forEach(receipt -> ((ObjectNode) receipt).set("logs", JSON.createArrayNode()));
            return copy;
        });
    }

    /** How often a method was asked for. */
    public long asked(String method) {
        return asked.stream().filter(method::equals).count();
    }

    // ---- traffic

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "rpc-fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            byte[] body = body(in);
            while (body.length > 0 && answer(socket, body)) {
                body = body(in);
            }
        } catch (IOException | InterruptedException e) {
            // the caller went away, as it may
        } finally {
            open.remove(socket);
        }
    }

    /** The body of the next request; empty at the end. */
    private static byte[] body(InputStream in) throws IOException {
        int length = 0;
        String line = line(in);
        if (line.isEmpty()) {
            return new byte[0];
        }
        for (; !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return in.readNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private boolean answer(Socket socket, byte[] body) throws IOException, InterruptedException {
        if (wire == Wire.RESET) {
            socket.setSoLinger(true, 0);
            return false;
        }
        Thread.sleep(delayMillis);
        while (wire == Wire.DROP) {
            Thread.sleep(20);
        }
        byte[] answer = JSON.writeValueAsBytes(spoiled(JSON.readTree(body)));
        OutputStream out = socket.getOutputStream();
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + answer.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        boolean cut = wire == Wire.CUT;
        out.write(answer, 0, cut ? Math.min(CUT_AFTER, answer.length) : answer.length);
        out.flush();
        return !cut;
    }

    private JsonNode spoiled(JsonNode request) throws IOException, InterruptedException {
        JsonNode truth = exchange(JSON.writeValueAsBytes(request));
        if (!request.isArray()) {
            return spoiled(request, truth);
        }
        ArrayNode answers = JSON.createArrayNode();
        for (int i = 0; i < request.size(); i++) {
            answers.add(spoiled(request.get(i), truth.get(i)));
        }
        return answers;
    }

    private JsonNode spoiled(JsonNode request, @Nullable JsonNode truth) {
        String method = request.path("method").asText();
        asked.add(method);
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", request.path("id"));
        String once = onces.remove(method);
        if (once != null || allErrors || errors.contains(method)) {
            String message = once == null ? "the node is out of order" : once;
            answer.putObject("error").put("code", -32000).put("message", message);
            return answer;
        }
        if (truth == null || truth.has("error")) {
            return truth == null ? answer : truth;
        }
        var lie = lies.get(method);
        answer.set(
                "result", lie == null ? truth.path("result") : lie.apply(request.path("params"), truth.path("result")));
        return answer;
    }

    private JsonNode upstream(String method, Object... params) {
        ObjectNode request =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        request.set("params", JSON.valueToTree(params));
        try {
            return exchange(JSON.writeValueAsBytes(request)).path("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode exchange(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(upstream)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

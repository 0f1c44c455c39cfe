package io.paychain.web.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Example values: the author's own where there are any, else what the member's name calls for. */
final class Examples {

    private static final int MAX_DEPTH = 6;
    private static final String WALLET = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
    private static final String HASH = "0x" + "5c".repeat(32);
    private static final String TIME = "2026-11-22T08:30:00Z";
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("wallet", WALLET),
            Map.entry("wallet_address", WALLET),
            Map.entry("contract_address", "0x5FbDB2315678afecb367f032d93F642f64180aa3"),
            Map.entry("to", "0x5FbDB2315678afecb367f032d93F642f64180aa3"),
            Map.entry("transaction_hash", HASH),
            Map.entry("signature", "0x" + "1b".repeat(65)),
            Map.entry("username", "alice"),
            Map.entry("email", "alice@example.org"),
            Map.entry("nonce", "3f9a1c0b7d2e4f5a8b6c9d0e1f2a3b4c"),
            Map.entry("message", "localhost:8000 wants you to sign in with your Ethereum account: …"),
            Map.entry("access_token", "eyJhbGciOiJSUzI1NiJ9.e30.c2ln"),
            Map.entry("refresh_token", "Zm9yIGV4YW1wbGUgb25seQ"),
            Map.entry("registration_token", "Zm9yIGV4YW1wbGUgb25seQ"),
            Map.entry("ticket", "Zm9yIGV4YW1wbGUgb25seQ"),
            Map.entry("token_type", "Bearer"),
            Map.entry("title", "Night shift, Elm House"),
            Map.entry("description", "Eight hours, two residents, handover at 7."),
            Map.entry("job_type", "care"),
            Map.entry("note", "All done; the log is on the desk."),
            Map.entry("text", "Hand over to the morning shift"),
            Map.entry("pay_amount_usd", "500.00"),
            Map.entry("pay_amount_eth", "0.122"),
            Map.entry("amount", "0.122"),
            Map.entry("asset", "ETH"),
            Map.entry("rpc_url", "http://127.0.0.1:8545"),
            Map.entry("data", "0x"),
            Map.entry("value", "124440000000000000"));

    private Examples() {}

    /** An example of a type; null members are left out. */
    static Object of(Type type) {
        return of("", type, 0);
    }

    private static Object of(String name, Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            boolean many = Collection.class.isAssignableFrom(raw);
            return many && depth < MAX_DEPTH
                    ? List.of(of(name, generic.getActualTypeArguments()[0], depth + 1))
                    : raw.isRecord() ? record(raw, depth) : many ? List.of() : Map.of();
        }
        return type instanceof Class<?> plain ? of(name, plain, depth) : Map.of();
    }

    private static Object of(String name, Class<?> type, int depth) {
        if (type == String.class) {
            return BY_NAME.getOrDefault(name, name.endsWith("_at") || name.endsWith("until") ? TIME : "text");
        }
        if (type == Instant.class) {
            return TIME;
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
            return name.equals("chain_id") ? 1337 : name.equals("expires_in") ? 3600 : 1;
        }
        if (type == BigDecimal.class || type == BigInteger.class) {
            return BY_NAME.getOrDefault(name, type == BigInteger.class ? "124440000000000000" : "0.122");
        }
        if (type.isEnum()) {
            return Schemas.constants(type).get(0);
        }
        return type.isRecord() && depth < MAX_DEPTH ? record(type, depth) : Map.of();
    }

    private static Map<String, Object> record(Class<?> type, int depth) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (RecordComponent component : Schemas.shown(type)) {
            String name = Schemas.snake(component.getName());
            Object value = Schemas.note(type, component)
                    .map(Schema::example)
                    .filter(text -> !text.isEmpty())
                    .map(text -> typed(text, component.getType()))
                    .orElseGet(() -> of(name, component.getGenericType(), depth + 1));
            example.put(name, value);
        }
        return example;
    }

    /** A noted example in the member's own type. */
    static Object typed(String text, Class<?> type) {
        if (type == Long.class || type == long.class || type == Integer.class || type == int.class) {
            return Long.valueOf(text);
        }
        return type == Boolean.class || type == boolean.class ? (Object) Boolean.valueOf(text) : text;
    }
}

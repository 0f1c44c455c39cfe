package io.paychain.escrow.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paychain.escrow.domain.ChainEvent;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Chain events as they stand in {@code escrow_event}: the record's members, wei as strings. */
public final class StoredEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredEvents() {}

    /** The type column, for example {@code Created}. */
    public static String type(ChainEvent event) {
        return event.getClass().getSimpleName();
    }

    /** The data column. */
    public static String data(ChainEvent event) {
        ObjectNode node = JSON.createObjectNode();
        if (event instanceof ChainEvent.Created e) {
            node.put("employer", e.employer()).put("terms_hash", e.termsHash()).put("terms_word", text(e.termsWord()));
        } else if (event instanceof ChainEvent.Accepted e) {
            worker(node, e.worker(), e.round()).put("clock", e.deadline());
        } else if (event instanceof ChainEvent.Submitted e) {
            worker(node, e.worker(), e.round()).put("clock", e.reviewEnds());
        } else if (event instanceof ChainEvent.Withdrawn e) {
            worker(node, e.worker(), e.round()).put("clock", e.reopenBy());
        } else if (event instanceof ChainEvent.Reopened e) {
            node.put("round", e.round()).put("clock", e.acceptBy());
        } else if (event instanceof ChainEvent.OfJob && !isMoney(event)) {
            quarrel(node, event);
        } else {
            money(node, event);
        }
        return node.toString();
    }

    private static boolean isMoney(ChainEvent event) {
        return event instanceof ChainEvent.Released || event instanceof ChainEvent.Refunded;
    }

    private static void quarrel(ObjectNode node, ChainEvent event) {
        if (event instanceof ChainEvent.Disputed e) {
            node.put("clock", e.rulingEnds());
        } else if (event instanceof ChainEvent.Ruled e) {
            node.put("arbiter", e.arbiter()).put("to_worker", text(e.toWorker()));
        } else if (event instanceof ChainEvent.Settled e) {
            node.put("worker", e.worker()).put("employer", e.employer()).put("to_worker", text(e.toWorker()));
            node.put("to_employer", text(e.toEmployer())).put("fee", text(e.fee()));
        } else if (event instanceof ChainEvent.Amended e) {
            node.put("clock", e.newClock()).put("terms_hash", e.newTermsHash());
        } else if (event instanceof ChainEvent.ItemReleased e) {
            node.put("worker", e.worker()).put("index", e.index());
            node.put("amount", text(e.amount())).put("fee", text(e.fee()));
        } else if (event instanceof ChainEvent.Priced e) {
            token(node, e.token()).put("items_root", e.itemsRoot());
        }
    }

    private static void money(ObjectNode node, ChainEvent event) {
        if (event instanceof ChainEvent.Released e) {
            node.put("worker", e.worker()).put("amount", text(e.amount())).put("fee", text(e.fee()));
        } else if (event instanceof ChainEvent.Refunded e) {
            node.put("employer", e.employer()).put("amount", text(e.amount())).put("expired", e.expired());
        } else if (event instanceof ChainEvent.PaymentPending e) {
            token(node, e.token()).put("account", e.account()).put("amount", text(e.amount()));
        } else if (event instanceof ChainEvent.Withdrawal e) {
            token(node, e.token()).put("account", e.account()).put("to", e.to()).put("amount", text(e.amount()));
        } else if (event instanceof ChainEvent.FeesWithdrawn e) {
            token(node, e.token()).put("to", e.to()).put("amount", text(e.amount()));
        }
    }

    /** Ether has no member, as in rows from before there were tokens. */
    private static ObjectNode token(ObjectNode node, @Nullable String token) {
        return token == null ? node : node.put("token", token);
    }

    private static ObjectNode worker(ObjectNode node, String worker, int round) {
        return node.put("worker", worker).put("round", round);
    }

    private static String text(BigInteger value) {
        return value.toString();
    }

    /** The event of a job again, from its columns. */
    public static ChainEvent.OfJob ofJob(String id, String type, String data) {
        JsonNode d = parse(data);
        return switch (type) {
            case "Created" ->
                new ChainEvent.Created(id, string(d, "employer"), string(d, "terms_hash"), wei(d, "terms_word"));
            case "Accepted" -> new ChainEvent.Accepted(id, string(d, "worker"), round(d), clock(d));
            case "Submitted" -> new ChainEvent.Submitted(id, string(d, "worker"), round(d), clock(d));
            case "Withdrawn" -> new ChainEvent.Withdrawn(id, string(d, "worker"), round(d), clock(d));
            case "Reopened" -> new ChainEvent.Reopened(id, round(d), clock(d));
            case "Released" -> new ChainEvent.Released(id, string(d, "worker"), wei(d, "amount"), wei(d, "fee"));
            case "Refunded" ->
                new ChainEvent.Refunded(
                        id,
                        string(d, "employer"),
                        wei(d, "amount"),
                        d.path("expired").asBoolean());
            default -> quarrelOf(id, type, d);
        };
    }

    private static ChainEvent.OfJob quarrelOf(String id, String type, JsonNode d) {
        return switch (type) {
            case "Priced" ->
                new ChainEvent.Priced(id, d.hasNonNull("token") ? string(d, "token") : null, string(d, "items_root"));
            case "Disputed" -> new ChainEvent.Disputed(id, clock(d));
            case "Ruled" ->
                new ChainEvent.Ruled(id, d.hasNonNull("arbiter") ? string(d, "arbiter") : null, wei(d, "to_worker"));
            case "Settled" ->
                new ChainEvent.Settled(
                        id,
                        string(d, "worker"),
                        string(d, "employer"),
                        wei(d, "to_worker"),
                        wei(d, "to_employer"),
                        wei(d, "fee"));
            case "Amended" -> new ChainEvent.Amended(id, clock(d), string(d, "terms_hash"));
            case "ItemReleased" ->
                new ChainEvent.ItemReleased(
                        id, string(d, "worker"), d.path("index").asInt(), wei(d, "amount"), wei(d, "fee"));
            default -> throw new IllegalStateException("no event of a job: " + type);
        };
    }

    /** The data column without what the database changed in its writing, for comparing. */
    public static Map<String, String> plain(String data) {
        Map<String, String> members = new TreeMap<>();
        parse(data)
                .properties()
                .forEach(f -> members.put(f.getKey(), f.getValue().asText()));
        return members;
    }

    private static JsonNode parse(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event is not JSON", e);
        }
    }

    private static String string(JsonNode node, String name) {
        return node.path(name).asText();
    }

    private static BigInteger wei(JsonNode node, String name) {
        return new BigInteger(string(node, name));
    }

    private static int round(JsonNode node) {
        return node.path("round").asInt();
    }

    private static long clock(JsonNode node) {
        return node.path("clock").asLong();
    }
}

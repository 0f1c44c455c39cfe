package io.paychain.ws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paychain.platform.live.Channels;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is said on one socket: first who it is, then what they want to hear. Knows no network; not
 * safe for several threads, and the container gives messages one at a time.
 */
final class Conversation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_ERRORS = 5;
    private static final int MAX_MESSAGES = 30;
    private static final long WINDOW_NANOS = 10_000_000_000L;

    /** Starts or replaces the subscription. */
    @FunctionalInterface
    interface Subscriber {
        /**
         * As {@code LiveHub.subscribe}.
         *
         * @param told says so to the client: nothing that happens afterwards may be missed
         */
        void subscribe(Set<String> channels, @Nullable Long after, Runnable told);
    }

    private final Wire wire;
    private final Function<String, Caller> tokens;
    private final Subscriber subscriber;
    private volatile @Nullable Caller caller; // the timer reads it
    private int errors;
    private int messages;
    private long windowStart;

    /**
     * A new socket, of nobody yet.
     *
     * @param tokens the caller behind an access token, or a {@link Refusal}
     */
    Conversation(Wire wire, Function<String, Caller> tokens, Subscriber subscriber) {
        this.wire = wire;
        this.tokens = tokens;
        this.subscriber = subscriber;
    }

    /** Who it is; null until they have said so. */
    @Nullable
    Caller caller() {
        return caller;
    }

    /** The ticket told who it is; the first word of ours answers a word of theirs. */
    void signedIn(Caller who) {
        caller = who;
    }

    /** A message came. */
    void heard(String text, long nowNanos) {
        if (tooMany(nowNanos)) {
            wire.close(CloseWith.MISBEHAVED);
            return;
        }
        Optional<Incoming> message = Incoming.read(text);
        if (message.isEmpty()) {
            error("MALFORMED_MESSAGE");
        } else if (caller == null) {
            signIn(message.get());
        } else {
            serve(message.get(), caller);
        }
    }

    private void signIn(Incoming message) {
        if (!"auth".equals(message.op()) || message.token() == null) {
            error("UNAUTHENTICATED");
            wire.close(CloseWith.SESSION_ENDED);
            return;
        }
        try {
            signedIn(tokens.apply(message.token()));
        } catch (Refusal refused) {
            error("UNAUTHENTICATED");
            wire.close(CloseWith.SESSION_ENDED);
        }
    }

    private void serve(Incoming message, Caller who) {
        switch (String.valueOf(message.op())) {
            case "subscribe" -> subscribe(message, who);
            case "ping" -> say("pong", Map.of());
            case "auth" -> error("ALREADY_AUTHENTICATED");
            default -> error("UNKNOWN_OP");
        }
    }

    private void subscribe(Incoming message, Caller who) {
        List<@Nullable String> asked = message.channels() == null ? List.of() : message.channels();
        if (asked.size() > Incoming.MAX_CHANNELS || asked.stream().anyMatch(Objects::isNull)) {
            error("MALFORMED_MESSAGE");
            return;
        }
        List<String> named = asked.stream().map(String::valueOf).toList();
        Optional<Set<String>> channels = Channels.allowed(named, who.userId());
        Optional<Long> after = message.after() == null ? Optional.empty() : Channels.position(message.after());
        if (channels.isEmpty()) {
            error("CHANNEL_REFUSED");
        } else if (message.after() != null && after.isEmpty()) {
            error("INVALID_AFTER");
        } else {
            Runnable told = () -> say("subscribed", Map.of("channels", new ArrayList<>(channels.get())));
            subscriber.subscribe(channels.get(), after.orElse(null), told);
        }
    }

    private boolean tooMany(long nowNanos) {
        if (messages == 0 || nowNanos - windowStart > WINDOW_NANOS) {
            windowStart = nowNanos;
            messages = 0;
        }
        messages++;
        return messages > MAX_MESSAGES;
    }

    private void error(String code) {
        errors++;
        say("error", Map.of("code", code));
        if (errors >= MAX_ERRORS) {
            wire.close(CloseWith.MISBEHAVED);
        }
    }

    private void say(String op, Map<String, Object> more) {
        Map<String, Object> message = new TreeMap<>(more);
        message.put("op", op);
        try {
            wire.send(JSON.writeValueAsString(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reply cannot be written", e);
        }
    }
}

package io.paychain.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the socket says and refuses. */
class ConversationTest {

    private static final Caller WORKER = new Caller(7, "session", "0x1", Set.of("worker"));

    private final List<String> said = new ArrayList<>();
    private final List<CloseWith> closed = new ArrayList<>();
    private final List<Set<String>> subscribed = new ArrayList<>();
    private @Nullable Long after;
    private final Conversation talk = new Conversation(
            new Wire() {
                @Override
                public void send(String message) {
                    said.add(message);
                }

                @Override
                public void close(CloseWith reason) {
                    closed.add(reason);
                }
            },
            ConversationTest::caller,
            (channels, from, told) -> {
                subscribed.add(channels);
                after = from;
                told.run();
            });

    private static Caller caller(String token) {
        if (token.equals("good")) {
            return WORKER;
        }
        throw new Refusal(CommonProblem.UNAUTHENTICATED, "no");
    }

    @Test
    void token_thenSubscribe_impliesTheOwnChannel() {
        hear("{\"op\":\"auth\",\"token\":\"good\"}");
        assertTrue(said.isEmpty(), "the first word is the answer to subscribe");
        hear("{\"op\":\"subscribe\",\"channels\":[\"jobs\"],\"after\":\"0000000000000012\"}");
        assertEquals(List.of(Set.of("jobs", "user:7")), subscribed);
        assertEquals(12L, after);
        assertTrue(said.get(0).contains("\"op\":\"subscribed\""));
    }

    @Test
    void ticket_thenSubscribeWithoutAfter_startsNow() {
        talk.signedIn(WORKER);
        hear("{\"op\":\"subscribe\",\"channels\":[\"jobs\",\"payments\"]}");
        assertNull(after);
        assertEquals(1, subscribed.size());
    }

    @Test
    void anythingBeforeSigningIn_endsTheSocket() {
        hear("{\"op\":\"subscribe\",\"channels\":[\"jobs\"]}");
        assertEquals(List.of(CloseWith.SESSION_ENDED), closed);
        assertTrue(subscribed.isEmpty());
    }

    @Test
    void wrongToken_endsTheSocket() {
        hear("{\"op\":\"auth\",\"token\":\"forged\"}");
        assertEquals(List.of(CloseWith.SESSION_ENDED), closed);
        assertNull(talk.caller());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"op\":\"subscribe\",\"channels\":[\"user:8\"]};CHANNEL_REFUSED",
                "{\"op\":\"subscribe\",\"channels\":[\"secrets\"]};CHANNEL_REFUSED",
                "{\"op\":\"subscribe\",\"channels\":[null]};MALFORMED_MESSAGE",
                "{\"op\":\"subscribe\",\"channels\":[\"jobs\"],\"after\":\"x\"};INVALID_AFTER",
                "{\"op\":\"subscribe\",\"channels\":[\"jobs\"],\"after\":\"-1\"};INVALID_AFTER",
                "{\"op\":\"event\",\"type\":\"payment_confirmed\"};MALFORMED_MESSAGE",
                "{\"op\":\"publish\"};UNKNOWN_OP",
                "{\"op\":\"auth\",\"token\":\"good\"};ALREADY_AUTHENTICATED",
                "{\"op\":\"ping\",\"op\":\"ping\"};MALFORMED_MESSAGE",
                "not json;MALFORMED_MESSAGE",
                "null;MALFORMED_MESSAGE"
            })
    void d40_whatIsNotAsked_isRefusedAndChangesNothing(String message, String code) {
        talk.signedIn(WORKER);
        hear(message);
        assertTrue(said.get(said.size() - 1).contains("\"code\":\"" + code + "\""), said.toString());
        assertTrue(subscribed.isEmpty());
    }

    @Test
    void tooLongAMessage_isRefused() {
        talk.signedIn(WORKER);
        hear("{\"op\":\"ping\",\"token\":\"" + "x".repeat(Incoming.MAX_TEXT) + "\"}");
        assertTrue(said.get(0).contains("MALFORMED_MESSAGE"));
    }

    @Test
    void fiveErrors_orTooManyMessages_endTheSocket() {
        talk.signedIn(WORKER);
        for (int i = 0; i < 5; i++) {
            hear("{}");
        }
        assertEquals(List.of(CloseWith.MISBEHAVED), closed);
        for (int i = 0; i < 40; i++) {
            hear("{\"op\":\"ping\"}");
        }
        assertTrue(closed.size() > 1);
    }

    private void hear(String text) {
        talk.heard(text, 1);
    }
}

package io.paychain.escrow.adapter.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paychain.escrow.ChainHinted;
import io.paychain.escrow.SettingsFixture;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.Keys;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** F25: the relayer's key is changed while a transaction of the former one is on its way. */
class FormerKeyTest {

    private static final String FORMER = "0x" + "f0".repeat(20);
    private static final String PRESENT = "0x" + "f1".repeat(20);
    private static final String RAW = "0x02";
    private static final long NONCE = 40;
    private static final Duration LONG_AGO = Duration.ofHours(1);

    private final List<String> done = new ArrayList<>();

    /** One signed intent, and what is decided about it. */
    private final class Desk extends RelayDesk {

        private final Claim claim;
        private final Duration age;
        private boolean handedOut;

        Desk(int attempts, Duration age) {
            String id = "0x" + "01".repeat(32);
            claim = new Claim(
                    1, 1, 7L, id, 0, "submit", null, "0x", "signed", FORMER, NONCE, 90_000L, null, null, attempts);
            this.age = age;
        }

        @Override
        public List<Claim> lease(String server, int limit) {
            List<Claim> due = handedOut ? List.of() : List.of(claim);
            handedOut = true;
            return due;
        }

        @Override
        public List<SignedTx> signed(Claim claim) {
            return List.of(new SignedTx("0xabc", RAW, new Keys.Fee(BigInteger.ONE, BigInteger.ONE), age));
        }

        @Override
        public void postpone(Claim claim, Duration pause) {
            done.add("later");
        }

        @Override
        public void requeue(Claim claim) {
            done.add("anew");
        }
    }

    @Test
    void itsTransaction_isSentAgainAsItIs_andNoNonceOfThePresentKeyIsTouched() {
        assertEquals(List.of("sent " + RAW, "later"), follow(9, Duration.ZERO, NONCE));
        assertEquals(List.of("sent " + RAW, "later"), follow(0, LONG_AGO, NONCE - 3));
    }

    @Test
    void whenThatLeadsNowhere_thePresentKeyStartsAnew() {
        assertEquals(List.of("anew"), follow(5, LONG_AGO, NONCE));
    }

    @Test
    void aNonceThatTheFormerKeyUsedOtherwise_isGivenUp() {
        assertEquals(List.of("anew"), follow(5, Duration.ZERO, NONCE + 1));
    }

    /** @param formerNonce the former key's next nonce on chain; the present key's is 0 */
    @SuppressWarnings({"UnnecessaryAssignment", "unchecked"}) // there is no container that would inject
    private List<String> follow(int attempts, Duration age, long formerNonce) {
        done.clear();
        Relayer relayer = new Relayer();
        relayer.desk = new Desk(attempts, age);
        relayer.keys = (Keys) proxy(Keys.class, (name, argument) -> {
            assertEquals("relayer", name, "nothing is signed");
            return PRESENT;
        });
        relayer.settings = SettingsFixture.on(1337, true);
        relayer.hinted = (Event<ChainHinted>) proxy(Event.class, (name, argument) -> null);
        relayer.chain = (EscrowChain) proxy(EscrowChain.class, (name, argument) -> chain(name, argument, formerNonce));
        relayer.tick();
        return List.copyOf(done);
    }

    private Object chain(String question, Object argument, long formerNonce) {
        return switch (question) {
            case "receipt" -> Optional.empty();
            case "nonce" -> argument.equals(FORMER) ? formerNonce : 0L;
            case "send" -> {
                done.add("sent " + argument);
                yield Optional.empty();
            }
            default -> throw new AssertionError("nothing else is asked: " + question);
        };
    }

    private interface Answers {
        Object of(String name, Object argument);
    }

    private static Object proxy(Class<?> type, Answers answers) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.of(method.getName(), arguments == null ? "" : arguments[0]));
    }
}

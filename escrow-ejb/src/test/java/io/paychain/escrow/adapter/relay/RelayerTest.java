package io.paychain.escrow.adapter.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowChain.Receipt;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a transaction that was in a block when it was looked at before. */
class RelayerTest {

    private static final long BLOCK = 100;
    private static final String HASH = "0x" + "ab".repeat(32);

    /** Hands out one intent and remembers what was decided about it. */
    private static final class Desk extends RelayDesk {

        private final List<String> decided = new ArrayList<>();
        private boolean handedOut;

        @Override
        public List<Claim> lease(String server, int limit) {
            Claim mined = new Claim(
                    1,
                    1,
                    7L,
                    "0x" + "01".repeat(32),
                    0,
                    "submit",
                    "0x" + "02".repeat(20),
                    "0x",
                    "mined",
                    null,
                    3L,
                    90_000L,
                    HASH,
                    BLOCK,
                    0);
            List<Claim> due = handedOut ? List.of() : List.of(mined);
            handedOut = true;
            return due;
        }

        @Override
        public void done(Claim claim) {
            decided.add("done");
        }

        @Override
        public void unmined(Claim claim) {
            decided.add("unmined");
        }

        @Override
        public void postpone(Claim claim, Duration pause) {
            decided.add("later");
        }
    }

    /** Found by the simulation: the same transaction came back in another block, reverted there, and counted as done. */
    @Test
    void aRelayedTransaction_thatRevertedAfterAReorganisation_isNotDone() {
        assertEquals(List.of("unmined"), decided(Optional.of(false), BLOCK + 12));
        assertEquals(List.of("unmined"), decided(Optional.of(false), BLOCK));
    }

    @Test
    void aRelayedTransaction_isDone_onceItIsDeep_andGoneWithItsBlock() {
        assertEquals(List.of("done"), decided(Optional.of(true), BLOCK + 12));
        assertEquals(List.of("later"), decided(Optional.of(true), BLOCK + 11));
        assertEquals(List.of("unmined"), decided(Optional.empty(), BLOCK + 12));
    }

    /** @param success of the receipt; empty without one */
    @SuppressWarnings("UnnecessaryAssignment") // there is no container that would inject
    private static List<String> decided(Optional<Boolean> success, long newest) {
        Relayer relayer = new Relayer();
        Desk desk = new Desk();
        relayer.desk = desk;
        relayer.chain = chain(success.map(RelayerTest::receipt), newest);
        relayer.tick();
        return desk.decided;
    }

    private static Receipt receipt(boolean success) {
        return new Receipt(HASH, BLOCK, "0x" + "cd".repeat(32), success, BigInteger.TEN, BigInteger.ONE);
    }

    private static EscrowChain chain(Optional<Receipt> receipt, long newest) {
        return (EscrowChain) Proxy.newProxyInstance(
                EscrowChain.class.getClassLoader(), new Class<?>[] {EscrowChain.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("receipt")) {
                        return receipt;
                    }
                    if (method.getName().equals("newestBlock")) {
                        return new BlockRef(newest, "0x" + "ef".repeat(32), "", 0);
                    }
                    throw new AssertionError("nothing else is asked: " + method.getName());
                });
    }
}

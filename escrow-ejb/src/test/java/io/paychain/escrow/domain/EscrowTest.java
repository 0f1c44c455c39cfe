package io.paychain.escrow.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.shared.error.Refusal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscrowTest {

    private static final String ID = "0x" + "11".repeat(32);
    private static final String HASH = "0x" + "22".repeat(32);
    private static final String EMPLOYER = "0x" + "aa".repeat(20);
    private static final String WORKER = "0x" + "bb".repeat(20);
    private static final Terms TERMS = new Terms(1_000, 24, 72, 200, 100, BigInteger.valueOf(1_000_000), 0);

    @Test
    void statusTable_isTheContractsTable() {
        Map<EscrowStatus, Set<EscrowStatus>> table = new EnumMap<>(EscrowStatus.class);
        table.put(EscrowStatus.NONE, Set.of(EscrowStatus.OPEN));
        table.put(EscrowStatus.OPEN, Set.of(EscrowStatus.ACTIVE, EscrowStatus.REFUNDED));
        table.put(
                EscrowStatus.ACTIVE,
                Set.of(
                        EscrowStatus.SUBMITTED,
                        EscrowStatus.RELEASED,
                        EscrowStatus.REFUNDED,
                        EscrowStatus.VACANT,
                        EscrowStatus.SETTLED));
        table.put(
                EscrowStatus.SUBMITTED,
                Set.of(EscrowStatus.DISPUTED, EscrowStatus.RELEASED, EscrowStatus.VACANT, EscrowStatus.SETTLED));
        table.put(EscrowStatus.DISPUTED, Set.of(EscrowStatus.RELEASED, EscrowStatus.VACANT, EscrowStatus.SETTLED));
        table.put(EscrowStatus.VACANT, Set.of(EscrowStatus.OPEN, EscrowStatus.REFUNDED));
        for (EscrowStatus from : EscrowStatus.values()) {
            assertEquals(table.getOrDefault(from, Set.of()), from.next(), from.name());
        }
        assertTrue(EscrowStatus.SETTLED.isFinal());
    }

    @Test
    void everyForbiddenEvent_isRefusedInEveryStatus() {
        List<List<ChainEvent>> ways = List.of(
                List.of(),
                List.of(created()),
                List.of(created(), accepted()),
                List.of(created(), accepted(), submitted()),
                List.of(created(), accepted(), withdrawn()),
                List.of(created(), accepted(), released()),
                List.of(created(), refunded()));
        for (List<ChainEvent> way : ways) {
            for (ChainEvent next :
                    List.of(created(), accepted(), submitted(), withdrawn(), reopened(), released(), refunded())) {
                Escrow escrow = after(way);
                boolean allowed = escrow.status().next().contains(target(next));
                if (allowed) {
                    escrow.apply(log(next));
                    assertEquals(target(next), escrow.status());
                } else {
                    assertThrows(IllegalStateException.class, () -> escrow.apply(log(next)));
                }
            }
        }
    }

    @Test
    void D13_reopening_startsARoundWithoutWorker() {
        Escrow escrow = after(List.of(created(), accepted(), withdrawn()));
        assertNull(escrow.worker());
        escrow.apply(log(reopened()));
        assertEquals(1, escrow.round());
        assertEquals(EscrowStatus.OPEN, escrow.status());
        assertEquals(5_000, escrow.clock());
    }

    @Test
    void D10_aLockThatDoesNotCount_countsFromItsAcceptanceOn() {
        Escrow escrow = after(List.of(created()));
        escrow.stand(Standing.UNWANTED, 1L);
        escrow.apply(log(accepted()));
        assertEquals(Standing.WANTED, escrow.standing());
        Escrow second = after(List.of(created()));
        second.stand(Standing.SURPLUS, 1L);
        second.apply(log(accepted()));
        assertEquals(Standing.SURPLUS, second.standing(), "a job has one lock that counts");
    }

    @Test
    void restore_ofAPrefix_isTheStateAtThatTime() {
        List<ChainEvent> all =
                List.of(created(), accepted(), withdrawn(), reopened(), accepted(), submitted(), released());
        for (int n = 0; n <= all.size(); n++) {
            Escrow restored = after(all);
            restored.restore(all.subList(0, n).stream().map(EscrowTest::log).toList());
            Escrow straight = after(all.subList(0, n));
            assertEquals(straight.status(), restored.status());
            assertEquals(straight.round(), restored.round());
            assertEquals(straight.worker(), restored.worker());
            assertEquals(straight.clock(), restored.clock());
        }
    }

    @ParameterizedTest
    @CsvSource({"999,true", "1000,true", "1001,false"})
    void D4_aRight_holdsUntilItsClock(long now, boolean allowed) {
        Escrow escrow = after(List.of(created()));
        if (allowed) {
            ActionRules.check(escrow, EscrowAction.ACCEPT, WORKER, now);
        } else {
            assertEquals(
                    EscrowProblem.TOO_LATE,
                    assertThrows(Refusal.class, () -> ActionRules.check(escrow, EscrowAction.ACCEPT, WORKER, now))
                            .problem());
        }
    }

    @ParameterizedTest
    @CsvSource({"999,false", "1000,false", "1001,true"})
    void D4_aTimeout_comesAfterItsClock(long now, boolean allowed) {
        Escrow escrow = after(List.of(created()));
        if (allowed) {
            ActionRules.checkRefund(escrow, now);
        } else {
            assertEquals(
                    EscrowProblem.TOO_EARLY,
                    assertThrows(Refusal.class, () -> ActionRules.checkRefund(escrow, now))
                            .problem());
        }
    }

    @Test
    void D5_submittedWork_isNotRefundedByTime() {
        Escrow escrow = after(List.of(created(), accepted(), submitted()));
        assertThrows(Refusal.class, () -> ActionRules.checkRefund(escrow, 1_000_000));
        ActionRules.checkSilentRelease(escrow, 1_000_000);
    }

    @Test
    void employer_cannotAcceptHisOwnJob_andStrangersCanDoNothing() {
        Escrow open = after(List.of(created()));
        assertEquals(
                EscrowProblem.NOT_A_PARTY,
                assertThrows(Refusal.class, () -> ActionRules.check(open, EscrowAction.ACCEPT, EMPLOYER, 1))
                        .problem());
        Escrow active = after(List.of(created(), accepted()));
        for (EscrowAction action : List.of(EscrowAction.SUBMIT, EscrowAction.RELEASE, EscrowAction.WITHDRAW)) {
            assertThrows(Refusal.class, () -> ActionRules.check(active, action, "0x" + "cc".repeat(20), 1));
        }
    }

    @Test
    void D10_anUnwantedLock_getsNoAcceptance() {
        Escrow escrow = after(List.of(created()));
        escrow.stand(Standing.UNWANTED, 1L);
        assertEquals(
                EscrowProblem.WRONG_STATE,
                assertThrows(Refusal.class, () -> ActionRules.check(escrow, EscrowAction.ACCEPT, WORKER, 1))
                        .problem());
    }

    private static Escrow after(List<ChainEvent> events) {
        Escrow escrow = new Escrow(1337, "0x" + "dd".repeat(20), created());
        escrow.stand(Standing.WANTED, 1L);
        new ArrayList<>(events).forEach(e -> escrow.apply(log(e)));
        return escrow;
    }

    private static ChainLog log(ChainEvent event) {
        return new ChainLog(new BlockRef(1, "0x01", "", 900), "0x02", 0, event);
    }

    private static EscrowStatus target(ChainEvent event) {
        if (event instanceof ChainEvent.Created || event instanceof ChainEvent.Reopened) {
            return EscrowStatus.OPEN;
        } else if (event instanceof ChainEvent.Accepted) {
            return EscrowStatus.ACTIVE;
        } else if (event instanceof ChainEvent.Submitted) {
            return EscrowStatus.SUBMITTED;
        } else if (event instanceof ChainEvent.Withdrawn) {
            return EscrowStatus.VACANT;
        }
        return event instanceof ChainEvent.Released ? EscrowStatus.RELEASED : EscrowStatus.REFUNDED;
    }

    private static ChainEvent.Created created() {
        return new ChainEvent.Created(ID, EMPLOYER, HASH, TERMS.word());
    }

    private static ChainEvent accepted() {
        return new ChainEvent.Accepted(ID, WORKER, 0, 90_000);
    }

    private static ChainEvent submitted() {
        return new ChainEvent.Submitted(ID, WORKER, 0, 300_000);
    }

    private static ChainEvent withdrawn() {
        return new ChainEvent.Withdrawn(ID, WORKER, 0, 700_000);
    }

    private static ChainEvent reopened() {
        return new ChainEvent.Reopened(ID, 1, 5_000);
    }

    private static ChainEvent released() {
        return new ChainEvent.Released(ID, WORKER, TERMS.amount(), TERMS.fee());
    }

    private static ChainEvent refunded() {
        return new ChainEvent.Refunded(ID, EMPLOYER, TERMS.value(), true);
    }
}

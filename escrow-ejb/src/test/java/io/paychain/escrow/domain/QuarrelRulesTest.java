package io.paychain.escrow.domain;

import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.shared.error.CommonProblem;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** To the second: who may dispute, rule, finalize and agree when. */
class QuarrelRulesTest {

    private static final String ID = "0x" + "11".repeat(32);
    private static final String HASH = "0x" + "22".repeat(32);
    private static final String EMPLOYER = "0x" + "aa".repeat(20);
    private static final String WORKER = "0x" + "bb".repeat(20);
    private static final BigInteger PAY = BigInteger.valueOf(1_000_000);
    private static final long CLOCK = 10_000;
    private static final int BY_ARBITER_1 = 1 << 3;

    @Test
    void dispute_untilTheReviewsLastSecond() {
        Escrow escrow = submitted();
        for (long now : new long[] {CLOCK - 1, CLOCK}) {
            assertDoesNotThrow(() -> ActionRules.check(escrow, EscrowAction.DISPUTE, EMPLOYER, now));
        }
        refused(EscrowProblem.TOO_LATE, () -> ActionRules.check(escrow, EscrowAction.DISPUTE, EMPLOYER, CLOCK + 1));
        refused(EscrowProblem.NOT_A_PARTY, () -> ActionRules.check(escrow, EscrowAction.DISPUTE, WORKER, CLOCK));
    }

    @Test
    void ruling_untilItsLastSecond_finalizationAfterIt() {
        Escrow escrow = disputed(BY_ARBITER_1);
        for (long now : new long[] {CLOCK - 1, CLOCK}) {
            assertDoesNotThrow(() -> ActionRules.checkRuling(escrow, PAY, now));
            refused(EscrowProblem.TOO_EARLY, () -> ActionRules.checkFinalize(escrow, now));
        }
        refused(EscrowProblem.TOO_LATE, () -> ActionRules.checkRuling(escrow, PAY, CLOCK + 1));
        assertDoesNotThrow(() -> ActionRules.checkFinalize(escrow, CLOCK + 1));
    }

    @Test
    void ruling_isOfTheTermsArbiter_andWithinThePay() {
        refused(EscrowProblem.NO_ARBITER, () -> ActionRules.checkRuling(disputed(0), PAY, CLOCK));
        Escrow escrow = disputed(BY_ARBITER_1);
        refused(CommonProblem.VALIDATION_ERROR, () -> ActionRules.checkRuling(escrow, PAY.add(BigInteger.ONE), CLOCK));
        refused(CommonProblem.VALIDATION_ERROR, () -> ActionRules.checkRuling(escrow, BigInteger.ONE.negate(), CLOCK));
        refused(EscrowProblem.WRONG_STATE, () -> ActionRules.checkRuling(submitted(), PAY, CLOCK));
    }

    @Test
    void agreement_isForThePartiesOnly_andOnlyLater() {
        Escrow escrow = submitted();
        Agreement later = new Agreement.Extension(Instant.ofEpochSecond(CLOCK + 1), HASH);
        assertDoesNotThrow(() -> ActionRules.checkAgreement(escrow, later, WORKER, CLOCK));
        refused(EscrowProblem.NOT_A_PARTY, () -> ActionRules.checkAgreement(escrow, later, HASH, CLOCK));
        Agreement same = new Agreement.Extension(Instant.ofEpochSecond(CLOCK), HASH);
        refused(CommonProblem.VALIDATION_ERROR, () -> ActionRules.checkAgreement(escrow, same, WORKER, CLOCK));
        refused(EscrowProblem.WRONG_STATE, () -> ActionRules.checkAgreement(disputed(0), later, WORKER, CLOCK));
    }

    private static Escrow submitted() {
        return after(0, new ChainEvent.Submitted(ID, WORKER, 0, CLOCK));
    }

    private static Escrow disputed(int flags) {
        return after(flags, new ChainEvent.Submitted(ID, WORKER, 0, 5_000), new ChainEvent.Disputed(ID, CLOCK));
    }

    private static Escrow after(int flags, ChainEvent... events) {
        BigInteger word = new Terms(1_000, 24, 72, 200, 100, PAY, flags).word();
        ChainEvent.Created created = new ChainEvent.Created(ID, EMPLOYER, HASH, word);
        Escrow escrow = new Escrow(1337, EMPLOYER, created);
        escrow.stand(Standing.WANTED, 1L);
        escrow.apply(log(created));
        escrow.apply(log(new ChainEvent.Accepted(ID, WORKER, 0, 4_000)));
        List.of(events).forEach(event -> escrow.apply(log(event)));
        return escrow;
    }

    private static ChainLog log(ChainEvent event) {
        return new ChainLog(new BlockRef(1, HASH, HASH, 100), HASH, 0, event);
    }
}

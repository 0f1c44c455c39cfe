package io.paychain.jobs.domain;

import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.NewJob;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who picks the worker: as asked for, but above a value always the employer. */
class PicksPolicyTest {

    private static final PicksPolicy POLICY =
            new PicksPolicy(Map.of("USD", new BigDecimal("1000"), "USDC", new BigDecimal("250.5")));

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                // pay, asset, asked, who picks
                "1000.00, none, none, false",
                "1000.01, none, none, true",
                "1000.01, none, true, true",
                "0.01, none, true, true",
                "0.01, none, false, false",
                "250.5, USDC, none, false",
                "250.500001, USDC, none, true",
                "0.000001, EURC, none, true"
            })
    void aNewJob(String pay, @Nullable String asset, @Nullable Boolean asked, boolean picks) {
        assertEquals(
                picks, Posting.check(job(pay, asset, asked), POLICY).terms().employerPicks());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"1000.01, none", "300, USDC", "0.01, EURC"})
    void aboveTheValue_theEmployerCannotLeaveIt(String pay, @Nullable String asset) {
        refused(JobProblem.EMPLOYER_PICKS_REQUIRED, () -> Posting.check(job(pay, asset, false), POLICY));
    }

    @Test
    void aChange_keepsWhatHolds_unlessThePayGrowsAboveTheValue() {
        Terms old = Posting.check(job("5000", null, null), PicksFixture.FREE).terms();
        assertFalse(old.employerPicks(), "of a time without the rule");
        assertFalse(
                Posting.check(job("5000.00", null, null), POLICY, old).terms().employerPicks());
        assertTrue(Posting.check(job("5001", null, null), POLICY, old).terms().employerPicks());
        assertFalse(Posting.check(job("900", null, null), POLICY, old).terms().employerPicks());
        Terms chosen = Posting.check(job("5", null, true), POLICY).terms();
        assertTrue(Posting.check(job("6", null, null), POLICY, chosen).terms().employerPicks());
        assertFalse(Posting.check(job("6", null, false), POLICY, chosen).terms().employerPicks());
        assertFalse(chosen.sameAs(Posting.check(job("5", null, false), POLICY).terms()), "another contract");
    }

    private static NewJob job(String pay, @Nullable String asset, @Nullable Boolean asked) {
        return new NewJob(
                "t",
                "d",
                "care",
                asset == null ? pay : null,
                24,
                List.of(),
                null,
                null,
                asset == null ? null : pay,
                asset,
                asked);
    }
}

package io.paychain.escrow.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.FundingRequest;
import io.paychain.shared.error.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    private static final BigDecimal RATE = new BigDecimal("0.000244");

    @Test
    void property_unpackingGivesBackWhatWasPacked() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            Terms terms = new Terms(
                    random.nextInt(Integer.MAX_VALUE),
                    random.nextInt(1 << 16),
                    random.nextInt(1 << 8),
                    random.nextInt(1 << 16),
                    random.nextInt(1 << 8),
                    new BigInteger(88, random),
                    random.nextInt(1 << 8));
            assertEquals(terms, Terms.unpack(terms.word()));
        }
    }

    @Test
    void fieldThatDoesNotFit_isRefusedByName() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new Terms(0, 1 << 16, 72, 200, 100, BigInteger.ONE, 0));
        assertEquals("workHours does not fit 16 bits: 65536", e.getMessage());
    }

    @Test
    void wordWithBitsBeyondTheFlags_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Terms.unpack(BigInteger.ONE.shiftLeft(176)));
    }

    @Test
    void P53_fiveHundredDollars_are0122Ether() {
        assertEquals(new BigInteger("122000000000000000"), Preparation.wei(new BigDecimal("500.00"), RATE));
    }

    @Test
    void fractionOfAWei_goesToTheWorker() {
        assertEquals(BigInteger.TWO, Preparation.wei(new BigDecimal("0.01"), new BigDecimal("0.00000000000000011")));
    }

    @ParameterizedTest
    @CsvSource({"0,72,168", "2161,72,168", "24,23,168", "24,241,168", "24,72,0", "24,72,2161"})
    void hoursOutsideTheContractsBounds_areRefused(int work, int review, int accept) {
        FundingRequest request = request("500", work, review, accept);
        Refusal refusal = assertThrows(
                Refusal.class, () -> Preparation.terms(request, RATE, new Preparation.Offered(200, 0), 1_800_000_000L));
        assertEquals(EscrowProblem.TERMS_OUT_OF_BOUNDS, refusal.problem());
    }

    @ParameterizedTest
    @CsvSource({"1,24,1", "2160,240,2160"})
    void hoursAtTheContractsBounds_areTaken(int work, int review, int accept) {
        Terms terms = Preparation.terms(
                request("500", work, review, accept), RATE, new Preparation.Offered(200, 0), 1_800_000_000L);
        assertEquals(1_800_000_000L + accept * 3600L, terms.acceptBy());
        assertEquals(100, terms.workerPct());
    }

    @Test
    void amountOfZero_isRefused() {
        FundingRequest request = request("0", 24, 72, 168);
        assertThrows(
                Refusal.class, () -> Preparation.terms(request, RATE, new Preparation.Offered(200, 0), 1_800_000_000L));
    }

    @Test
    void termsText_isCanonical() {
        Terms terms =
                Preparation.terms(request("500", 24, 72, 168), RATE, new Preparation.Offered(200, 0), 1_800_000_000L);
        assertEquals(
                "{\"amount_wei\":\"122000000000000000\",\"checklist\":[\"Clean\",\"Say \\\"done\\\"\"],"
                        + "\"review_hours\":72,\"salt\":\"0x01\",\"v\":1,\"work_hours\":24}",
                Preparation.text(request("500", 24, 72, 168), terms, "0x01"));
    }

    private static FundingRequest request(String usd, int work, int review, int accept) {
        return new FundingRequest(
                1, "0xabc", new BigDecimal(usd), work, review, accept, List.of("Clean", "Say \"done\""));
    }
}

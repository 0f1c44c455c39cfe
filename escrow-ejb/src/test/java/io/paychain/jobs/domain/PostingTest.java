package io.paychain.jobs.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.jobs.api.NewJob;
import io.paychain.shared.error.FieldError;
import io.paychain.shared.error.Refusal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field has a bound and a code, and all errors come at once. */
class PostingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0.00", "-1", "+1", "1.001", "1e400", "NaN", "٥٠٠", "123456789", "1,5", " 5", "0x5", "1."})
    void d34_pay_thatIsNoAmount_isRefused(String pay) {
        assertEquals("pay_amount_usd", only(job("t", "d", pay, 24)).field());
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.01", "5, 5.00", "99999999.99, 99999999.99", "007.5, 7.50"})
    void d34_pay_keepsItsCents(String pay, String kept) {
        assertEquals(
                kept,
                Posting.check(job("t", "d", pay, 24), PicksFixture.FREE)
                        .terms()
                        .payAmountUsd()
                        .toPlainString());
    }

    @ParameterizedTest
    @CsvSource({"0, OUT_OF_RANGE", "2161, OUT_OF_RANGE", "-1, OUT_OF_RANGE"})
    void hours_areBounded(int hours, String code) {
        assertEquals(code, only(job("t", "d", "5", hours)).code());
    }

    @Test
    void text_isCountedInCharacters_andBounded() {
        assertEquals(
                200,
                Posting.check(job("\uD83D\uDE00".repeat(200), "d", "5", 24), PicksFixture.FREE)
                        .wording()
                        .title()
                        .codePointCount(0, 400));
        assertEquals("TOO_LONG", only(job("x".repeat(201), "d", "5", 24)).code());
        assertEquals("TOO_LONG", only(job("t", "x".repeat(10_001), "5", 24)).code());
        assertEquals("REQUIRED", only(job(" ", "d", "5", 24)).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "\uD800", "a\u007Fb"})
    void text_thatCannotBeStored_isRefused(String title) {
        assertEquals("INVALID_CHARACTER", only(job(title, "d", "5", 24)).code());
    }

    @Test
    void checklist_isBounded_itemByItem() {
        assertEquals("TOO_MANY", only(with(Collections.nCopies(101, "x"))).code());
        assertEquals(
                "checklist[1].text",
                only(with(List.of("fine", "x".repeat(501)))).field());
        assertEquals(
                100,
                Posting.check(with(Collections.nCopies(100, "x")), PicksFixture.FREE)
                        .terms()
                        .checklist()
                        .items()
                        .size());
    }

    @Test
    void everythingWrong_isToldAtOnce() {
        NewJob nothing = new NewJob(null, null, null, null, null, null, 0, 300);
        Refusal refusal = assertThrows(Refusal.class, () -> Posting.check(nothing, PicksFixture.FREE));
        assertEquals(
                List.of(
                        "title",
                        "description",
                        "job_type",
                        "pay_amount_usd",
                        "time_limit_hours",
                        "accept_within_hours",
                        "review_hours"),
                refusal.errors().stream().map(FieldError::field).toList());
    }

    @Test
    void defaults_areAWeekToAccept_andThreeDaysToReview() {
        Terms terms = Posting.check(job("t", "d", "5", 24), PicksFixture.FREE).terms();
        assertEquals(168, terms.acceptWithinHours());
        assertEquals(72, terms.reviewHours());
    }

    private static FieldError only(NewJob job) {
        Refusal refusal = assertThrows(Refusal.class, () -> Posting.check(job, PicksFixture.FREE));
        assertEquals(1, refusal.errors().size());
        return refusal.errors().get(0);
    }

    private static NewJob job(String title, String description, String pay, int hours) {
        return new NewJob(title, description, "care", pay, hours, List.of(), null, null);
    }

    private static NewJob with(List<String> checklist) {
        return new NewJob("t", "d", "care", "5", 24, checklist, null, null);
    }
}

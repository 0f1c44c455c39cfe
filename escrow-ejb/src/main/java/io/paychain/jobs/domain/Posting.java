package io.paychain.jobs.domain;

import io.paychain.jobs.api.NewJob;
import io.paychain.shared.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as asked for, checked.
 *
 * @param wording what may be reworded until acceptance
 * @param terms what the contract binds
 */
public record Posting(Wording wording, Terms terms) {

    private static final int HOURS = 2160;
    private static final int ACCEPT_HOURS = 168;
    private static final int REVIEW_HOURS = 72;

    /**
     * Checks a new job; bounds as the contract and P50 have them.
     *
     * @throws Refusal VALIDATION_ERROR naming every wrong field, EMPLOYER_PICKS_REQUIRED
     */
    public static Posting check(NewJob asked, PicksPolicy policy) {
        return check(asked, policy, null);
    }

    /**
     * Checks a job as it would be after a change.
     *
     * @param present what holds so far; null of a new job
     * @throws Refusal as for a new one
     */
    public static Posting check(NewJob asked, PicksPolicy policy, @Nullable Terms present) {
        FieldChecks fields = new FieldChecks();
        Wording wording = new Wording(
                fields.text("title", asked.title(), 200, false),
                fields.text("description", asked.description(), 10_000, true),
                fields.text("job_type", asked.jobType(), 50, false));
        Pay pay = Pay.check(fields, asked);
        Terms terms = new Terms(
                pay.usd(),
                pay.price(),
                fields.within("time_limit_hours", asked.timeLimitHours(), null, 1, HOURS),
                fields.within("accept_within_hours", asked.acceptWithinHours(), ACCEPT_HOURS, 1, HOURS),
                fields.within("review_hours", asked.reviewHours(), REVIEW_HOURS, 24, 240),
                Checklist.of(texts(fields, asked.checklist())),
                false);
        fields.refuse();
        return new Posting(wording, terms.with(policy.decide(asked.employerPicks(), terms, present)));
    }

    private static List<String> texts(FieldChecks fields, @Nullable List<@Nullable String> asked) {
        if (asked == null) {
            return List.of();
        }
        if (asked.size() > Checklist.MAX_ITEMS) {
            fields.wrong("checklist", "TOO_MANY", "checklist may have at most " + Checklist.MAX_ITEMS + " items.");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            texts.add(fields.text("checklist[" + i + "].text", asked.get(i), Checklist.MAX_TEXT, false));
        }
        return texts;
    }
}

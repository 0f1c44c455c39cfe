package io.paychain.jobs.domain;

import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.PicksRule;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From which pay on the employer has to pick the worker, so that a stolen gate key cannot bind anybody to a valuable
 * job. The values are in what the pay is asked for in, so no rate can be wrong here: dollars for ether, else the token.
 *
 * @param above by unit, {@code USD} or a token: above it the employer picks; what has no value here is always valuable
 */
public record PicksPolicy(Map<String, BigDecimal> above) {

    private static final String DOLLARS = "USD";

    /** @throws IllegalArgumentException for a negative value */
    public PicksPolicy {
        above = Map.copyOf(above);
        if (above.values().stream().anyMatch(value -> value.signum() < 0)) {
            throw new IllegalArgumentException("a value is negative");
        }
    }

    /**
     * Who picks.
     *
     * @param asked what the employer wishes; null for no wish
     * @param present what holds so far; null of a new job
     * @throws Refusal EMPLOYER_PICKS_REQUIRED
     */
    boolean decide(@Nullable Boolean asked, Terms terms, @Nullable Terms present) {
        if (asked == null && present != null && present.samePay(terms)) {
            return present.employerPicks(); // whatever the rule was by then
        }
        boolean required = isAbove(terms);
        if (required && Boolean.FALSE.equals(asked)) {
            throw new Refusal(
                    JobProblem.EMPLOYER_PICKS_REQUIRED, "A job of this value needs a worker whom its employer picks.");
        }
        return required || (asked != null ? asked : present != null && present.employerPicks());
    }

    private boolean isAbove(Terms terms) {
        Money price = terms.price();
        BigDecimal limit = above.get(price == null ? DOLLARS : price.asset().name());
        BigDecimal pay = price == null ? terms.payAmountUsd() : price.decimal();
        return limit == null || pay.compareTo(limit) > 0;
    }

    /** For those who fill in a form, by unit. */
    public List<PicksRule> rules() {
        return above.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new PicksRule(entry.getKey(), entry.getValue().toPlainString()))
                .toList();
    }
}

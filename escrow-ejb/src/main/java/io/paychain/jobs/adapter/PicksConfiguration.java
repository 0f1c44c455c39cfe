package io.paychain.jobs.adapter;

import io.paychain.jobs.domain.PicksPolicy;
import io.paychain.platform.config.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads once from which pay on employers have to pick. */
@ApplicationScoped
public class PicksConfiguration {

    static final String NAME = "paychain.jobs.employer.picks.above";

    private static final List<String> USUAL = List.of("USD:10000", "USDC:10000", "EURC:10000");
    private static final Pattern ENTRY = Pattern.compile("(USD|USDC|EURC):([0-9]{1,9}(?:\\.[0-9]{1,6})?)");

    private final PicksPolicy policy = read(Setting.source().list(NAME));

    /** The policy; a bad setting has stopped the start. */
    @Produces
    public PicksPolicy policy() {
        return policy;
    }

    static PicksPolicy read(List<String> entries) {
        Map<String, BigDecimal> above = new HashMap<>();
        for (String entry : entries.isEmpty() ? USUAL : entries) {
            Matcher parts = ENTRY.matcher(entry);
            if (!parts.matches() || above.put(parts.group(1), new BigDecimal(parts.group(2))) != null) {
                throw new IllegalStateException("Setting " + NAME + " must be like USD:10000,USDC:10000,EURC:10000");
            }
        }
        return new PicksPolicy(above);
    }
}

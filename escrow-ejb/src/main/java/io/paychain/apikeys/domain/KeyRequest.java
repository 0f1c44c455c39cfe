package io.paychain.apikeys.domain;

import io.paychain.apikeys.api.KeyScope;
import io.paychain.apikeys.api.NewApiKey;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.error.TextChecks;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as asked for, checked.
 *
 * @param name what it is for
 * @param scopes what it may be used for; at least one
 * @param life from making it to its end
 */
public record KeyRequest(String name, Set<KeyScope> scopes, Duration life) {

    private static final int MAX_NAME = 60;
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 365;
    private static final int USUAL_OVERLAP = 24;
    private static final int MOST_OVERLAP = 168;

    /**
     * Checks what was asked for.
     *
     * @param platform whether an administrator asks for a key of the platform
     * @throws Refusal VALIDATION_ERROR
     */
    public static KeyRequest check(NewApiKey asked, boolean platform) {
        TextChecks checks = new TextChecks();
        String name = checks.text("name", asked.name(), MAX_NAME, false);
        Set<KeyScope> scopes = scopes(asked.scopes() == null ? List.of() : asked.scopes(), platform, checks);
        int days = asked.expiresInDays() == null ? USUAL_DAYS : asked.expiresInDays();
        if (days < 1 || days > MOST_DAYS) {
            checks.wrong("expires_in_days", "OUT_OF_RANGE", "expires_in_days is 1 to " + MOST_DAYS + ".");
        }
        checks.refuse();
        return new KeyRequest(name, scopes, Duration.ofDays(days));
    }

    private static Set<KeyScope> scopes(List<@Nullable String> codes, boolean platform, TextChecks checks) {
        Set<KeyScope> found = EnumSet.noneOf(KeyScope.class);
        if (codes.isEmpty() || codes.size() > KeyScope.values().length) {
            checks.wrong("scopes", "REQUIRED", "Name one scope at least, and each once.");
            return found;
        }
        for (int i = 0; i < codes.size(); i++) {
            String field = "scopes[" + i + "]";
            KeyScope.of(String.valueOf(codes.get(i)))
                    .filter(scope -> scope.ofThePlatform() == platform)
                    .ifPresentOrElse(
                            found::add, () -> checks.wrong(field, "UNKNOWN_SCOPE", "There is no such scope here."));
        }
        return found;
    }

    /**
     * For how long the old secret works on after a rotation.
     *
     * @param hours 0 to 168; null means 24
     * @throws Refusal VALIDATION_ERROR
     */
    public static Duration overlap(@Nullable Integer hours) {
        int given = hours == null ? USUAL_OVERLAP : hours;
        if (given < 0 || given > MOST_OVERLAP) {
            throw Refusal.field("overlap_hours", "OUT_OF_RANGE", "overlap_hours is 0 to " + MOST_OVERLAP + ".");
        }
        return Duration.ofHours(given);
    }
}

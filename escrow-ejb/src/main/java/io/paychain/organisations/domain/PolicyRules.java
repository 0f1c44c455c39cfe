package io.paychain.organisations.domain;

import io.paychain.identity.api.SessionProof;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.shared.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an organisation asks of a session that acts for it. */
public final class PolicyRules {

    private PolicyRules() {}

    /**
     * Compares a session with the policy.
     *
     * @param proof what its holder has shown
     * @param presentAt when the session last acted for the organisation; null for never
     * @throws Refusal ORGANISATION_SECOND_FACTOR_REQUIRED, ORGANISATION_SESSION_IDLE
     */
    public static void check(Standing standing, SessionProof proof, @Nullable Instant presentAt, Instant now) {
        if (standing.requireSecondFactor() && !proof.twoFactors()) {
            throw new Refusal(
                    OrganisationProblem.ORGANISATION_SECOND_FACTOR_REQUIRED,
                    "Show a second factor of yours, or set one up first.");
        }
        Integer minutes = standing.maxIdleMinutes();
        if (minutes != null && now.isAfter(last(proof, presentAt).plus(Duration.ofMinutes(minutes)))) {
            throw new Refusal(
                    OrganisationProblem.ORGANISATION_SESSION_IDLE,
                    "Show anew who you are: after " + minutes + " minutes away the organisation asks for it.");
        }
    }

    private static Instant last(SessionProof proof, @Nullable Instant presentAt) {
        return presentAt == null || presentAt.isBefore(proof.authenticatedAt()) ? proof.authenticatedAt() : presentAt;
    }
}

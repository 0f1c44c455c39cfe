package io.paychain.organisations.domain;

import io.paychain.identity.api.SessionProof;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.shared.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
        unmet(standing, proof, presentAt, now).ifPresent(problem -> {
            throw new Refusal(problem, advice(standing, problem));
        });
    }

    /** What the session lacks; empty when it may act for the organisation. Parameters as in {@link #check}. */
    public static Optional<OrganisationProblem> unmet(
            Standing standing, SessionProof proof, @Nullable Instant presentAt, Instant now) {
        if (standing.requireSecondFactor() && !proof.twoFactors()) {
            return Optional.of(OrganisationProblem.ORGANISATION_SECOND_FACTOR_REQUIRED);
        }
        Integer minutes = standing.maxIdleMinutes();
        boolean idle = minutes != null && now.isAfter(last(proof, presentAt).plus(Duration.ofMinutes(minutes)));
        return idle ? Optional.of(OrganisationProblem.ORGANISATION_SESSION_IDLE) : Optional.empty();
    }

    private static String advice(Standing standing, OrganisationProblem problem) {
        return problem == OrganisationProblem.ORGANISATION_SECOND_FACTOR_REQUIRED
                ? "Show a second factor of yours, or set one up first."
                : "Show anew who you are: after " + standing.maxIdleMinutes()
                        + " minutes away the organisation asks for it.";
    }

    private static Instant last(SessionProof proof, @Nullable Instant presentAt) {
        return presentAt == null || presentAt.isBefore(proof.authenticatedAt()) ? proof.authenticatedAt() : presentAt;
    }
}

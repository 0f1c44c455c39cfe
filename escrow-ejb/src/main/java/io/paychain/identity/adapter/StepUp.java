package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.domain.AuthMethod;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a session's holder has shown lately who they are. Call inside a transaction. */
@ApplicationScoped
public class StepUp {

    /** For so long a proof counts. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    @Inject
    EntityManager em;

    @Inject
    Clock clock;

    /** True when the session was opened, or its holder proved themselves again, within {@link #LIFE}. */
    public boolean recent(Caller caller) {
        return recent(caller.sessionId());
    }

    private boolean recent(@Nullable String sessionId) {
        return sessionId != null
                && Sql.first(
                                em,
                                "select 1 from user_session where id = ? and authenticated_at > ?",
                                row -> row.getInt(1),
                                sessionId,
                                clock.instant().minus(LIFE))
                        .isPresent();
    }

    /**
     * Asks for a recent proof.
     *
     * @throws Refusal STEP_UP_REQUIRED without one
     */
    public void require(Caller caller) {
        if (!recent(caller)) {
            throw refusal();
        }
    }

    /** Notes that the session's holder has just proved who they are, and how: later tokens tell (acr, amr). */
    public void proved(String sessionId, AuthMethod method) {
        Sql.update(
                em,
                "update user_session set authenticated_at = ?, auth_methods = case when ? = any (auth_methods)"
                        + " then auth_methods else auth_methods || ?::text end where id = ?",
                clock.instant(),
                method.name(),
                method.name(),
                sessionId);
    }

    static Refusal refusal() {
        return new Refusal(IdentityProblem.STEP_UP_REQUIRED, "Sign in again, then repeat this within ten minutes.");
    }
}

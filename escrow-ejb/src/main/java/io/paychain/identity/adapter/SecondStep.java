package io.paychain.identity.adapter;

import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/**
 * Whether somebody wants a second step after their password though they have no authenticator app. Call inside a
 * transaction.
 */
@ApplicationScoped
class SecondStep {

    @Inject
    EntityManager em;

    /** Whether a sign-in by password is to ask for one. */
    boolean asked(long userId) {
        return Sql.first(em, "select second_step_asked from users where id = ?", row -> row.getBoolean(1), userId)
                .orElse(false);
    }

    /** Sets it. @return false when it was so before */
    boolean ask(long userId, boolean asked) {
        return Sql.update(
                        em,
                        "update users set second_step_asked = ? where id = ? and second_step_asked <> ?",
                        asked,
                        userId,
                        asked)
                == 1;
    }
}

package io.paychain.platform.health;

import io.paychain.platform.persistence.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Whether PostgreSQL answers. */
@Stateless
public class DatabaseHealth implements HealthPart {

    /** The part without which the application is not ready. */
    public static final String NAME = "database";

    @Inject
    EntityManager em;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String status() {
        return Sql.first(em, "select 1", row -> row.getInt(1)).isPresent() ? "up" : "down";
    }
}

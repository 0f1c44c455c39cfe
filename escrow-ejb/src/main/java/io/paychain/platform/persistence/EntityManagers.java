package io.paychain.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Hands out the container's entity manager, which follows the caller's transaction. */
@ApplicationScoped
public class EntityManagers {

    @Produces
    @PersistenceContext(unitName = "paychain")
    EntityManager entityManager;
}

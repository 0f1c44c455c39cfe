package io.paychain.web.architecture.planted.web;

import io.paychain.web.architecture.planted.jobs.adapter.Repository;
import io.paychain.web.architecture.planted.jobs.domain.Entity;
import io.paychain.web.architecture.planted.platform.persistence.Statements;
import jakarta.persistence.EntityManager;

/** Breaches: reaches past a feature's service, and into the database. */
class Nosy {
    Entity entity = new Entity();
    Repository repository = new Repository();
    Statements statements = new Statements();
    EntityManager em;
}

package io.paychain.web.architecture.planted.web;

import io.paychain.web.architecture.planted.jobs.adapter.Repository;
import io.paychain.web.architecture.planted.jobs.domain.Entity;
import io.paychain.web.architecture.planted.platform.persistence.Statements;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Breaches: reaches past a feature's service, into the database, and to the machine's clock. */
class Nosy {
    Entity entity = new Entity();
    Repository repository = new Repository();
    Statements statements = new Statements();
    EntityManager em;
    Instant since = Instant.now();
}

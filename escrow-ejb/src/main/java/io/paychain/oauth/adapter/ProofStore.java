package io.paychain.oauth.adapter;

import io.paychain.platform.persistence.Sql;
import io.paychain.platform.time.Clocks;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** Proofs of possession that were seen: in PostgreSQL, so that every node knows them and losing Redis repeats none (D42). */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ProofStore {

    @Inject
    EntityManager em;

    @Inject
    Clocks clocks;

    /** Forgets proofs that nobody accepts any more: by the machine's clock, which judged them. */
    public int sweep() {
        return Sql.update(em, "delete from dpop_proof where expires_at < ?", clocks.machine());
    }

    /** Notes a proof for a time. @return false when it was seen before */
    public boolean first(String hash, Duration memory) {
        return Sql.update(
                        em,
                        "insert into dpop_proof (proof_hash, expires_at) values (?, ?) on conflict do nothing",
                        hash,
                        clocks.machine().plus(memory))
                == 1;
    }
}

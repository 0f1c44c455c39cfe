package io.paychain.oauth.adapter;

import io.paychain.platform.persistence.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Proofs of possession that were seen: in PostgreSQL, so that every node knows them and losing Redis repeats none (D42). */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ProofStore {

    @Inject
    EntityManager em;

    /** Notes a proof. @return false when it was seen before */
    public boolean first(String hash, Instant until) {
        return Sql.update(
                        em,
                        "insert into dpop_proof (proof_hash, expires_at) values (?, ?) on conflict do nothing",
                        hash,
                        until)
                == 1;
    }
}

package io.paychain.admin.adapter;

import io.paychain.identity.api.PersonalRecords;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;

/**
 * What the audit trail says a person did, also by applications ({@code user:42/client:…}). Entries stay, and the chain
 * whole; from where it was done is taken out, of what is written later when it is sealed
 * ({@link io.paychain.admin.AuditTrail#seal()}).
 */
@ApplicationScoped
class AuditRecords implements PersonalRecords {

    @Inject
    EntityManager em;

    @Override
    public String section() {
        return "audit_trail";
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "entries",
                "select occurred_at, action, target, outcome, status, code, address, user_agent from audit_entry"
                        + " where split_part(principal, '/', 1) = 'user:' || ? order by id desc");
    }

    @Override
    public void erase(long userId) {
        Sql.update(
                em,
                "update audit_entry set address = null, user_agent = null, origin_salt = null"
                        + " where split_part(principal, '/', 1) = 'user:' || ?",
                userId);
    }
}

package io.paychain.oauth.adapter;

import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** What people have said yes to. Call inside a transaction. */
@ApplicationScoped
public class ConsentRows {

    @Inject
    EntityManager em;

    /** Whether a person has agreed to all of these before. */
    public boolean covers(long userId, String clientId, Collection<Scope> scopes) {
        return Sql.first(
                        em,
                        "select scopes from oauth_consent where user_id = ? and client_id = ?",
                        row -> ClientRows.scopes(row.getArray(1)),
                        userId,
                        clientId)
                .map(agreed -> agreed.containsAll(scopes))
                .orElse(false);
    }

    /** Nobody changes the client until the transaction ends. */
    public void holdClient(String clientId) {
        Sql.list(em, "select 1 from oauth_client where id = ? for share", row -> true, clientId);
    }

    /** Keeps that a person has agreed, beside what they agreed to before. */
    public void add(long userId, String clientId, Collection<Scope> scopes, Instant now) {
        Set<String> texts = new TreeSet<>(scopes.stream().map(Scope::text).toList());
        Sql.update(
                em,
                "insert into oauth_consent (user_id, client_id, scopes, granted_at) values (?, ?, ?, ?)"
                        + " on conflict (user_id, client_id) do update set granted_at = excluded.granted_at,"
                        + " scopes = array(select distinct unnest(oauth_consent.scopes || excluded.scopes) order by 1)",
                userId,
                clientId,
                texts,
                now);
    }

    /** Forgets everybody's for a client, so that all are asked again. */
    public void removeAll(String clientId) {
        Sql.update(em, "delete from oauth_consent where client_id = ?", clientId);
    }

    /** Forgets it, so that the person is asked again. @return whether there was something to forget */
    public boolean remove(long userId, String clientId) {
        return Sql.update(em, "delete from oauth_consent where user_id = ? and client_id = ?", userId, clientId) == 1;
    }
}

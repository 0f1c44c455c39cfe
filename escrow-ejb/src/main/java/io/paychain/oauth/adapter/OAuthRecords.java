package io.paychain.oauth.adapter;

import io.paychain.identity.GrantService;
import io.paychain.identity.api.LockFollower;
import io.paychain.identity.api.PersonalRecords;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The applications that a person let in, and those that they registered. */
@ApplicationScoped
class OAuthRecords implements PersonalRecords, LockFollower {

    @Inject
    EntityManager em;

    @Inject
    ClientRows clients;

    @Inject
    GrantService grants;

    @Inject
    Clock clock;

    @Override
    public String section() {
        return "connected_apps";
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "grants",
                "select s.client_id, c.name, s.scopes, s.created_at, s.seen_at, s.expires_at, s.ended_at, s.end_reason"
                        + " from user_session s join oauth_client c on c.id = s.client_id where s.user_id = ?"
                        + " order by s.created_at desc",
                "consents",
                "select o.client_id, c.name, o.scopes, o.granted_at from oauth_consent o"
                        + " join oauth_client c on c.id = o.client_id where o.user_id = ? order by o.granted_at desc",
                "registered",
                "select id, name, confidential, redirect_uris, scopes, access_seconds, refresh_seconds, dpop, created_at,"
                        + " updated_at, deleted_at from oauth_client where owner_id = ? order by created_at desc");
    }

    /**
     * Ends what the person let applications do, and for everybody what their own applications may do. The grants go with
     * the sessions; a code that is being exchanged right now is left to the sweep, for it waits for us and then opens
     * nothing.
     */
    @Override
    public void erase(long userId) {
        Sql.update(em, "delete from oauth_consent where user_id = ?", userId);
        Sql.update(
                em,
                "delete from oauth_code where code_hash in"
                        + " (select code_hash from oauth_code where user_id = ? for update skip locked)",
                userId);
        Instant now = clock.instant();
        for (String client : clients.idsOf(userId)) {
            clients.delete(client, now);
            grants.endClient(client, "client_deleted");
        }
        clients.anonymise(userId);
    }

    /** Nobody else's tokens are to go on in the hands of somebody who was thrown out; their applications stay theirs. */
    @Override
    public void locked(long userId) {
        clients.idsOf(userId).forEach(client -> grants.endClient(client, "disabled"));
    }
}

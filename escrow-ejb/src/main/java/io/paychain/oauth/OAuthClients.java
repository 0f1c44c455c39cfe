package io.paychain.oauth;

import io.paychain.identity.GrantService;
import io.paychain.identity.People;
import io.paychain.identity.TokenService;
import io.paychain.oauth.adapter.ClientRows;
import io.paychain.oauth.adapter.ConsentRows;
import io.paychain.oauth.api.ClientCredentials;
import io.paychain.oauth.api.ClientTerms;
import io.paychain.oauth.api.ClientType;
import io.paychain.oauth.api.ClientView;
import io.paychain.oauth.api.OAuthProblem;
import io.paychain.oauth.domain.ClientRules;
import io.paychain.oauth.domain.OAuthClient;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.Scope;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applications, managed by who registered them; everybody else's do not exist for a caller. */
@Stateless
public class OAuthClients {

    private static final int MAX_CLIENTS = 20;

    @Inject
    ClientRows rows;

    @Inject
    GrantService grants;

    @Inject
    ConsentRows consents;

    @Inject
    People people;

    @Inject
    TokenService tokens;

    @Inject
    Clock clock;

    /**
     * Registers an application.
     *
     * @throws Refusal VALIDATION_ERROR; CLIENT_LIMIT when the caller has 20; UNAUTHENTICATED when their account has just
     *     been disabled or erased
     */
    public ClientCredentials register(Caller caller, ClientTerms sent) {
        OAuthClient.Terms terms = ClientRules.checked(sent);
        if (rows.countLocked(caller.userId()) >= MAX_CLIENTS) {
            throw new Refusal(OAuthProblem.CLIENT_LIMIT, "Delete one first: you have " + MAX_CLIENTS + ".");
        }
        String secret = terms.confidential() ? tokens.freshSecret() : null;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String hash = secret == null ? null : tokens.hash(secret);
        OAuthClient client = new OAuthClient(tokens.freshId(), caller.userId(), terms, hash, now, now, 1);
        rows.insert(client);
        return new ClientCredentials(view(client), secret);
    }

    /**
     * The caller's applications.
     *
     * @throws Refusal VALIDATION_ERROR for a wrong limit or cursor
     */
    public Page<ClientView> list(Caller caller, @Nullable Integer limit, @Nullable String cursor) {
        int size = Paging.limit(limit);
        String after = cursor == null || cursor.isEmpty() ? "" : cursor;
        if (!after.matches("(?:[0-9a-f]{32})?")) {
            throw Paging.noCursor();
        }
        List<ClientView> found = rows.page(caller.userId(), after, size + 1).stream()
                .map(OAuthClients::view)
                .toList();
        return Paging.page(found, size, ClientView::clientId);
    }

    /**
     * One of the caller's.
     *
     * @throws Refusal NOT_FOUND
     */
    public ClientView find(Caller caller, String id) {
        return view(own(caller, id));
    }

    /**
     * Changes one. Scopes that it may no longer ask for stay in grants that it has until these end. Where its answers go
     * is changed by whoever has lately shown who they are; when that is somewhere new, everybody is asked again.
     *
     * @param expected the version the caller read; null changes whatever there is
     * @throws Refusal NOT_FOUND, VALIDATION_ERROR, STALE_VERSION; STEP_UP_REQUIRED for other addresses
     */
    public ClientView update(Caller caller, String id, ClientTerms sent, @Nullable Long expected) {
        OAuthClient client = own(caller, id);
        OAuthClient.Terms terms = ClientRules.checked(sent, client.terms());
        Set<String> before = Set.copyOf(client.terms().redirectUris());
        if (!before.equals(Set.copyOf(terms.redirectUris()))) {
            people.requireRecentProof(caller);
        }
        boolean current = expected == null || expected == client.version();
        if (!current || !rows.update(client, terms, clock.instant())) {
            throw new Refusal(CommonProblem.STALE_VERSION, "Read the application again.");
        }
        if (!before.containsAll(terms.redirectUris())) {
            consents.removeAll(id);
        }
        return view(own(caller, id));
    }

    /**
     * Gives one another secret; the one before stops working at once.
     *
     * @throws Refusal NOT_FOUND, CLIENT_IS_PUBLIC, STEP_UP_REQUIRED
     */
    public ClientCredentials renewSecret(Caller caller, String id) {
        if (!own(caller, id).terms().confidential()) {
            throw new Refusal(OAuthProblem.CLIENT_IS_PUBLIC, "A public application has no secret.");
        }
        people.requireRecentProof(caller);
        String secret = tokens.freshSecret();
        rows.setSecret(id, tokens.hash(secret), clock.instant());
        return new ClientCredentials(view(own(caller, id)), secret);
    }

    /**
     * Deletes one: whatever it was let do ends at once.
     *
     * @throws Refusal NOT_FOUND, STEP_UP_REQUIRED
     */
    public void delete(Caller caller, String id) {
        own(caller, id);
        people.requireRecentProof(caller);
        rows.delete(id, clock.instant());
        grants.endClient(id, "client_deleted");
    }

    private OAuthClient own(Caller caller, String id) {
        return rows.lockOwn(id, caller.userId()).orElseThrow(() -> Refusal.notFound("application"));
    }

    private static ClientView view(OAuthClient client) {
        OAuthClient.Terms terms = client.terms();
        return new ClientView(
                client.id(),
                terms.name(),
                terms.confidential() ? ClientType.CONFIDENTIAL : ClientType.PUBLIC,
                terms.redirectUris(),
                terms.scopes().stream().map(Scope::text).toList(),
                terms.accessMinutes(),
                terms.refreshDays(),
                terms.dpop(),
                client.createdAt(),
                client.updatedAt(),
                client.version());
    }
}

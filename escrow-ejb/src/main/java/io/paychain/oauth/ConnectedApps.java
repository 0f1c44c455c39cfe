package io.paychain.oauth;

import io.paychain.identity.GrantService;
import io.paychain.identity.IdentityService;
import io.paychain.identity.api.Grant;
import io.paychain.identity.api.UserSummary;
import io.paychain.oauth.adapter.ClientRows;
import io.paychain.oauth.adapter.CodeRows;
import io.paychain.oauth.adapter.ConsentRows;
import io.paychain.oauth.api.ConnectedApp;
import io.paychain.oauth.domain.OAuthClient;
import io.paychain.shared.Caller;
import io.paychain.shared.Scope;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The applications that act for a person, as they see and end them. */
@Stateless
public class ConnectedApps {

    @Inject
    GrantService grants;

    @Inject
    ClientRows clients;

    @Inject
    ConsentRows consents;

    @Inject
    CodeRows codes;

    @Inject
    IdentityService people;

    /** The caller's, the latest used first. */
    public List<ConnectedApp> list(Caller caller) {
        Map<String, List<Grant>> byClient =
                grants.list(caller.userId()).stream().collect(Collectors.groupingBy(Grant::clientId));
        List<OAuthClient> known = clients.find(byClient.keySet());
        Map<Long, UserSummary> owners =
                people.summaries(known.stream().map(OAuthClient::ownerId).toList());
        return known.stream()
                .map(client -> app(client, owners.get(client.ownerId()), byClient.getOrDefault(client.id(), List.of())))
                .sorted(Comparator.comparing(ConnectedApp::lastUsedAt).reversed())
                .toList();
    }

    private static ConnectedApp app(OAuthClient client, @Nullable UserSummary owner, List<Grant> given) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        given.forEach(grant -> scopes.addAll(grant.scopes()));
        return new ConnectedApp(
                client.id(),
                client.terms().name(),
                owner == null ? "" : owner.username(),
                Authorizations.described(scopes),
                given.stream().map(Grant::createdAt).min(Instant::compareTo).orElseThrow(),
                given.stream().map(Grant::lastUsedAt).max(Instant::compareTo).orElseThrow());
    }

    /**
     * Ends all that an application may do for the caller, its codes, tokens and sockets at once, and forgets their consent.
     *
     * @throws Refusal NOT_FOUND when it may do nothing
     */
    public void end(Caller caller, String clientId) {
        codes.forget(caller.userId(), clientId); // first: an exchange that is under way is waited for
        int ended = grants.endOf(caller.userId(), clientId);
        if (!consents.remove(caller.userId(), clientId) && ended == 0) {
            throw Refusal.notFound("connected application");
        }
    }
}

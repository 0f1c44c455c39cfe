package io.paychain.oauth.adapter;

import io.paychain.identity.GrantService;
import io.paychain.identity.IdentityService;
import io.paychain.identity.api.GrantTokens;
import io.paychain.identity.api.NewGrant;
import io.paychain.oauth.domain.OAuthClient;
import io.paychain.oauth.domain.Pkce;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of the token endpoint. What must leave a trace (the second use of a code) is an outcome and no
 * exception, which would roll the trace back.
 */
@Stateless
public class TokenStore {

    @Inject
    CodeRows codes;

    @Inject
    GrantService grants;

    @Inject
    IdentityService people;

    @Inject
    ProofStore proofs;

    @Inject
    Clock clock;

    /**
     * What a client sends with a code.
     *
     * @param redirectUri null when it was left out, as OAuth 2.1 allows
     * @param tokenKey thumbprint of the key that it has just shown to hold; null for none
     */
    public record Offer(
            String code,
            @Nullable String redirectUri,
            String verifier,
            @Nullable String tokenKey) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Offer[]";
        }
    }

    /**
     * What an exchange came to.
     *
     * @param tokens null when the code does not work
     * @param nonce for the ID token; null when none was asked for
     * @param reusedBy whose grant this ended, because the code had been used before; 0 for nobody's
     */
    public record Outcome(
            @Nullable GrantTokens tokens, @Nullable String nonce, long reusedBy) {

        private static final Outcome REFUSED = new Outcome(null, null, 0);

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Outcome[" + (tokens != null) + "]";
        }
    }

    /**
     * Exchanges a code. Its second use ends what the first one opened (RFC 9700, 4.5). The accounts of person and owner
     * are held first: else a grant could be opened that a logout of all, or a lock, of the same moment does not see.
     */
    public Outcome exchange(OAuthClient client, Offer offer) {
        Instant now = clock.instant();
        boolean bothActive = codes.person(offer.code(), client.id())
                .map(person -> grants.hold(new TreeSet<>(List.of(person, client.ownerId()))))
                .orElse(false);
        CodeRows.Found code = codes.lock(offer.code())
                .filter(found -> found.clientId().equals(client.id()))
                .orElse(null);
        if (code == null) {
            return Outcome.REFUSED;
        }
        if (code.usedAt() != null) {
            Optional.ofNullable(code.sessionId()).ifPresent(opened -> grants.end(opened, "reuse"));
            return new Outcome(null, null, code.userId());
        }
        // Who agreed and has been thrown out since (logout of all, a new password) lets nobody in any more.
        boolean works = bothActive && fits(code, offer, now) && people.sessionAlive(code.agreedIn());
        return works ? open(client, code, offer, now) : Outcome.REFUSED;
    }

    private static boolean fits(CodeRows.Found code, Offer offer, Instant now) {
        return now.isBefore(code.expiresAt())
                && Pkce.fits(offer.verifier(), code.challenge())
                && (offer.redirectUri() == null || offer.redirectUri().equals(code.redirectUri()))
                && (code.tokenKey() == null || code.tokenKey().equals(offer.tokenKey()));
    }

    private Outcome open(OAuthClient client, CodeRows.Found code, Offer offer, Instant now) {
        NewGrant wanted = new NewGrant(
                code.userId(),
                client.id(),
                client.terms().name(),
                code.scopes(),
                offer.tokenKey(),
                client.refreshLife(),
                grants.proof(code.authenticatedAt(), code.methods()));
        GrantTokens opened = grants.open(wanted).orElse(null);
        if (opened == null) {
            return Outcome.REFUSED;
        }
        codes.use(offer.code(), opened.grant().sessionId(), now);
        return new Outcome(opened, code.nonce(), 0);
    }

    /** Deletes codes and proofs nobody needs to remember. */
    public int sweep(Instant now) {
        return codes.sweep(now) + proofs.sweep();
    }
}

package io.paychain.oauth.domain;

import io.paychain.shared.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks a person for, everything checked.
 *
 * @param redirectUri one of the client's, as it was asked for
 * @param scopes some of the client's
 * @param state to be sent back as it is; null when it was not sent
 * @param nonce for the ID token; null when it was not sent
 * @param challenge of PKCE, S256
 * @param tokenKey thumbprint of the key that the tokens are to be bound to; null when it was not sent
 * @param prompts the words of OpenID Connect 3.1.2.1; may be empty
 * @param maxAge how many seconds ago the person may have signed in; null for any
 * @param at when it was asked
 */
public record Asked(
        OAuthClient client,
        String redirectUri,
        Set<Scope> scopes,
        @Nullable String state,
        @Nullable String nonce,
        String challenge,
        @Nullable String tokenKey,
        Set<String> prompts,
        @Nullable Long maxAge,
        Instant at) {

    /**
     * Whether a sign-in of this time is too long ago for the application. One that came after the question is fresh
     * enough for any: else an age of nothing, or of less than it takes to read what is asked, could never be met.
     */
    public boolean wantsFresherThan(Instant signedIn, Instant now) {
        boolean tooOld = maxAge != null && signedIn.plusSeconds(maxAge).isBefore(now);
        return signedIn.isBefore(at) && (tooOld || prompts.contains("login"));
    }

    /** Whether the person must not be shown anything. */
    public boolean silent() {
        return prompts.contains("none");
    }

    /** Whether an earlier yes counts: not where the application wants the question, nor where another could take its place. */
    public boolean mayRemember() {
        boolean ask = prompts.contains("consent") || prompts.contains("select_account");
        return !ask && !RedirectUris.anybodysOnTheDevice(redirectUri);
    }

    /** Shows neither state nor nonce. */
    @Override
    public String toString() {
        return "Asked[" + client.id() + "]";
    }
}

package io.paychain.identity;

import io.paychain.identity.adapter.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Random ids, and tokens of which a database keeps the hash only (D29), for other features. */
@ApplicationScoped
public class SecretTokens {

    @Inject
    Secrets secrets;

    /** A fresh id of 128 random bits, 32 hex digits; no secret. */
    public String id() {
        return secrets.id();
    }

    /** A fresh secret of 256 random bits, 43 characters that are safe in a URL. */
    public String fresh() {
        return secrets.token();
    }

    /** The token that belongs to an id and is stored nowhere: only this server can compute it, again and again. */
    public String of(String purpose, String id) {
        return secrets.keyed(purpose, id);
    }

    /** SHA-256 in hex, for tokens that are random already. */
    public String hash(String token) {
        return Secrets.hash(token);
    }

    /** A hash keyed with the server's pepper: a copy of the database alone cannot test guesses. 64 hex digits. */
    public String keyedHash(String purpose, String token) {
        return secrets.keyed(purpose, token);
    }
}

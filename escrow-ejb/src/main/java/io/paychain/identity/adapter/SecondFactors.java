package io.paychain.identity.adapter;

import io.paychain.identity.api.SecondFactor;
import io.paychain.identity.domain.AuthMethod;
import io.paychain.identity.domain.SecondFactorMethod;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** All sorts of second factors together, and the token between the two steps of a sign-in. Call inside a transaction. */
@ApplicationScoped
public class SecondFactors {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    /** So many answers one token takes. */
    private static final int ATTEMPTS = 5;

    private static final int MAX_ANSWER = 4_096;

    @Inject
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    SecondStep wish;

    @Inject
    RecoveryCodes recovery;

    @Inject
    @Any
    Instance<SecondFactorMethod> methods;

    /** A first step that was right. */
    public record Pending(long userId, boolean byWallet) {

        /** What was shown in it. */
        AuthMethod first() {
            return byWallet ? AuthMethod.WALLET : AuthMethod.PASSWORD;
        }
    }

    /** A token for the second step. */
    public record Asked(String token, Instant expires, Set<SecondFactor> methods) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Asked" + methods;
        }
    }

    /**
     * What the person has to give; empty when they need not give any. An authenticator app is asked for always, other
     * methods after a password, if the person wants it.
     */
    public Set<SecondFactor> demanded(long userId, boolean byWallet) {
        Set<SecondFactor> all = EnumSet.noneOf(SecondFactor.class);
        boolean demanded = !byWallet && wish.asked(userId);
        for (SecondFactorMethod method : methods) {
            if (method.enrolled(userId)) {
                all.add(method.kind());
                demanded |= method.demanded();
            }
        }
        return demanded ? all : Set.of();
    }

    /** Whether the person wants a second step after their password, and nothing that they have left could be one. */
    boolean unmeetable(long userId) {
        return wish.asked(userId) && methods.stream().noneMatch(method -> method.enrolled(userId));
    }

    /** Ends a wish that cannot be met, for whoever has shown that they read the account's mail. @return whether it did */
    boolean endUnmeetableWish(long userId) {
        return unmeetable(userId) && wish.ask(userId, false);
    }

    /** Whether the person has a factor of their own that they can show now. */
    public boolean anyOwn(long userId) {
        return methods.stream().anyMatch(method -> method.own() && method.enrolled(userId));
    }

    /** Without a factor of their own a person is no longer asked for one after their password. */
    void endWishOfNone(long userId) {
        if (!anyOwn(userId) && wish.ask(userId, false)) {
            recovery.remove(userId);
            revoke(userId);
        }
    }

    /** Takes a code by any of the person's methods, and tells which it was of; empty when it is wrong. */
    Optional<AuthMethod> prove(long userId, String answer, Instant now) {
        if (answer.isEmpty() || answer.length() > MAX_ANSWER) {
            return Optional.empty();
        }
        for (SecondFactorMethod method : methods) {
            if (method.prove(userId, answer, now)) {
                return Optional.of(AuthMethod.valueOf(method.kind().name()));
            }
        }
        return Optional.empty();
    }

    /** Makes the token for somebody whose first step was right. */
    Asked ask(long userId, boolean byWallet, Set<SecondFactor> demanded, Instant now) {
        String token = secrets.token();
        Instant expires = now.plus(TOKEN_LIFE);
        Sql.update(
                em,
                "insert into mfa_token (token_hash, user_id, by_wallet, expires_at) values (?, ?, ?, ?)",
                Secrets.hash(token),
                userId,
                byWallet,
                expires);
        return new Asked(token, expires, demanded);
    }

    /** Counts an answer to a token; empty when it is unknown, expired, used, or has had its answers. */
    Optional<Pending> attempt(String token, Instant now) {
        return Sql.first(
                em,
                "update mfa_token set attempts = attempts + 1 where token_hash = ? and expires_at > ? and attempts < ?"
                        + " returning user_id, by_wallet",
                row -> new Pending(row.getLong("user_id"), row.getBoolean("by_wallet")),
                Secrets.hash(token),
                now,
                ATTEMPTS);
    }

    /** Whose token it is; empty when it would take no answer. */
    Optional<Long> holder(String token, Instant now) {
        return Sql.first(
                em,
                "select user_id from mfa_token where token_hash = ? and expires_at > ? and attempts < ?",
                row -> row.getLong(1),
                Secrets.hash(token),
                now,
                ATTEMPTS);
    }

    /** Uses a token up; of any number of takers at once one gets true. */
    boolean take(String token) {
        return Sql.update(em, "delete from mfa_token where token_hash = ?", Secrets.hash(token)) == 1;
    }

    /** Makes all tokens of a person worthless. */
    void revoke(long userId) {
        Sql.update(em, "delete from mfa_token where user_id = ?", userId);
    }

    /** Forgets tokens that have expired. */
    int sweep(Instant now) {
        return Sql.update(em, "delete from mfa_token where expires_at < ?", now);
    }
}

package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.Visitor;
import io.paychain.identity.domain.Patience;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Slows guessing down. An attempt is counted before it is made, in the database, so that a hundred at
 * once count as a hundred on every server, and no loss of Redis frees anybody. Known devices are
 * counted by themselves: strangers cannot lock an owner out.
 */
@Stateless
public class SignInThrottle {

    @Inject
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    IdentitySettings settings;

    /** Something that is counted, named by a keyed hash. */
    private record Counted(String key, Patience patience) {}

    /**
     * Counts an attempt to sign in by password.
     *
     * @param email in its normal form, whether anybody has it or not
     * @param known whether the visitor's device is one that its owner has signed in from
     * @return how many attempts this makes at the account, or from the known device
     * @throws Refusal SIGN_IN_THROTTLED, and then nothing was counted
     */
    public int attempt(String email, Visitor visitor, boolean known, Instant now) {
        return count(counted(email, visitor, known), now);
    }

    /** Counts an attempt at a code, or at a password that was given before; who gives it names itself. */
    public int proof(String who, Instant now) {
        return count(List.of(counted("proof", who, Patience.CODE)), now);
    }

    /** The attempt was right: whoever made it starts afresh, their address gets this one back. */
    public void right(String email, Visitor visitor, boolean known, Instant now) {
        List<Counted> counted = counted(email, visitor, known);
        inOrder(counted).forEach(c -> {
            if (c.equals(counted.get(0))) {
                forget(c);
            } else {
                giveBack(c, now);
            }
        });
    }

    /** Somebody has shown to own the account in another way: what strangers did to it no longer counts. */
    public void forgive(String email) {
        forget(counted("account", email, Patience.ACCOUNT));
    }

    /** What {@link #proof} counted was right. */
    public void rightProof(String who) {
        forget(counted("proof", who, Patience.CODE));
    }

    /** What is counted for a visitor, whom it is about first. */
    private List<Counted> counted(String email, Visitor visitor, boolean known) {
        return known
                ? List.of(counted("device", email + ":" + visitor.deviceToken(), Patience.DEVICE))
                : List.of(
                        counted("account", email, Patience.ACCOUNT),
                        counted("address", visitor.address(), Patience.address(settings.failuresPerAddress())),
                        counted("network", visitor.network(), Patience.network(settings.failuresPerNetwork())));
    }

    private Counted counted(String what, String who, Patience patience) {
        return new Counted(secrets.keyed("throttle-" + what, who), patience);
    }

    private int count(List<Counted> counted, Instant exactly) {
        Instant now = exactly.truncatedTo(ChronoUnit.MILLIS); // the database would round, perhaps into the future
        Map<Counted, Integer> before = new java.util.HashMap<>();
        Instant free = now;
        for (Counted c : inOrder(counted).toList()) { // one order for all, else two could wait for each other
            Row row = lock(c, now);
            before.put(c, row.attempts());
            free = row.notBefore().isAfter(free) ? row.notBefore() : free;
        }
        if (free.isAfter(now)) {
            throw refusal(Duration.between(now, free));
        }
        inOrder(counted).forEach(c -> write(c, before.getOrDefault(c, 0) + 1, now));
        return before.getOrDefault(counted.get(0), 0) + 1;
    }

    private static Stream<Counted> inOrder(List<Counted> counted) {
        return counted.stream().sorted(Comparator.comparing(Counted::key));
    }

    private static Refusal refusal(Duration wait) {
        return new Refusal(
                IdentityProblem.SIGN_IN_THROTTLED,
                "Wait before the next attempt, or use a device that you have signed in from.",
                List.of(),
                Map.of(Refusal.RETRY_AFTER, Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    private record Row(int attempts, Instant notBefore) {}

    private Row lock(Counted counted, Instant now) {
        Sql.update(
                em,
                "insert into sign_in_throttle (key, attempts, not_before, expires_at) values (?, 0, ?, ?)"
                        + " on conflict (key) do nothing",
                counted.key(),
                now,
                now.plus(counted.patience().memory()));
        return Sql.first(
                        em,
                        "select attempts, not_before, expires_at > ? as fresh from sign_in_throttle where key = ?"
                                + " for update",
                        row -> row.getBoolean("fresh")
                                ? new Row(
                                        row.getInt("attempts"),
                                        java.util.Objects.requireNonNull(Sql.instant(row, "not_before")))
                                : new Row(0, now),
                        now,
                        counted.key())
                .orElse(new Row(0, now));
    }

    private void write(Counted counted, int attempts, Instant now) {
        Sql.update(
                em,
                "update sign_in_throttle set attempts = ?, not_before = ?, expires_at = ? where key = ?",
                attempts,
                counted.patience().next(attempts, now),
                now.plus(counted.patience().memory()),
                counted.key());
    }

    private void forget(Counted counted) {
        Sql.update(em, "delete from sign_in_throttle where key = ?", counted.key());
    }

    private void giveBack(Counted counted, Instant now) {
        Sql.update(
                em,
                "update sign_in_throttle set attempts = greatest(attempts - 1, 0), not_before = ? where key = ?",
                now.truncatedTo(ChronoUnit.MILLIS),
                counted.key());
    }

    /** Forgets what has been quiet for long enough. */
    public int sweep(Instant now) {
        return Sql.update(em, "delete from sign_in_throttle where expires_at < ?", now);
    }
}

package io.paychain.platform.idempotency;

import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** The table of keys. Claims and refusals are transactions of their own, results are part of the work's. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int SWEEP_BATCH = 5_000;
    private static final String THIS = " where principal = ? and method = ? and path = ? and key = ?";

    @Inject
    EntityManager em;

    @Inject
    Clock clock;

    private record Stored(
            String bodyHash, String state, Instant leaseUntil, long fence, Instant expiresAt, Claim answer) {}

    /**
     * Asks for a key.
     *
     * @param bodyHash of the request's body; another one is refused
     */
    public Claim claim(KeyScope scope, String bodyHash) {
        Instant now = clock.instant();
        int inserted = Sql.update(
                em,
                "insert into idempotency_key (principal, method, path, key, body_hash, lease_until, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                scope.principal(),
                scope.method(),
                scope.path(),
                scope.key(),
                bodyHash,
                now.plus(LEASE),
                now.plus(KEPT));
        return inserted == 1 ? new Claim.Ours(1) : known(scope, bodyHash, now);
    }

    private Claim known(KeyScope scope, String bodyHash, Instant now) {
        Optional<Stored> found = Sql.first(
                em,
                "select * from idempotency_key" + THIS + " for update",
                IdempotencyKeys::stored,
                scope.principal(),
                scope.method(),
                scope.path(),
                scope.key());
        if (found.isEmpty()) {
            return new Claim.InProgress(); // given back at this very moment: the next poll claims it
        }
        Stored row = found.get();
        boolean old = !now.isBefore(row.expiresAt());
        if (!old && !row.bodyHash().equals(bodyHash)) {
            return new Claim.OtherBody();
        }
        if (!old && !row.state().equals("claimed")) {
            return row.answer();
        }
        return old || !now.isBefore(row.leaseUntil())
                ? takeOver(scope, bodyHash, row.fence() + 1, now)
                : new Claim.InProgress();
    }

    private Claim takeOver(KeyScope scope, String bodyHash, long fence, Instant now) {
        Sql.update(
                em,
                "update idempotency_key set body_hash = ?, state = 'claimed', result = null, result_type = null,"
                        + " refusal_status = null, lease_until = ?, expires_at = ?, fence = ?" + THIS,
                bodyHash,
                now.plus(LEASE),
                now.plus(KEPT),
                fence,
                scope.principal(),
                scope.method(),
                scope.path(),
                scope.key());
        return new Claim.Ours(fence);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String state = Objects.requireNonNull(row.getString("state"));
        Claim answer = switch (state) {
            case "answered" ->
                new Claim.Answered(
                        row.getString("result_type"),
                        row.getString("result"),
                        Objects.requireNonNull(Sql.instant(row, "answered_at")));
            case "refused" -> new Claim.Refused(row.getInt("refusal_status"), row.getString("result"));
            default -> new Claim.InProgress();
        };
        return new Stored(
                row.getString("body_hash"),
                state,
                Objects.requireNonNull(Sql.instant(row, "lease_until")),
                row.getLong("fence"),
                Objects.requireNonNull(Sql.instant(row, "expires_at")),
                answer);
    }

    /**
     * Stores a result in the running transaction.
     *
     * @return when, with the precision that is stored
     * @throws Refusal when the lease ran out and another attempt has taken over: the work rolls back
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Instant answer(Attempt attempt, String type, String result) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int stored = Sql.update(
                em,
                "update idempotency_key set state = 'answered', result_type = ?, result = ?, answered_at = ?" + THIS
                        + " and fence = ? and state = 'claimed'",
                type,
                result,
                at,
                attempt.scope().principal(),
                attempt.scope().method(),
                attempt.scope().path(),
                attempt.scope().key(),
                attempt.fence());
        if (stored != 1) {
            throw new Refusal(IdempotencyProblem.IDEMPOTENCY_IN_PROGRESS, "Another attempt has taken over.");
        }
        return at;
    }

    /** Stores a refusal, after its work was rolled back. */
    public void refuse(Attempt attempt, int status, String body) {
        Sql.update(
                em,
                "update idempotency_key set state = 'refused', refusal_status = ?, result = ?" + THIS
                        + " and fence = ? and state = 'claimed'",
                status,
                body,
                attempt.scope().principal(),
                attempt.scope().method(),
                attempt.scope().path(),
                attempt.scope().key(),
                attempt.fence());
    }

    /** Gives a key back, so that the request can be tried again under it. */
    public void giveBack(Attempt attempt) {
        Sql.update(
                em,
                "delete from idempotency_key" + THIS + " and fence = ? and state = 'claimed'",
                attempt.scope().principal(),
                attempt.scope().method(),
                attempt.scope().path(),
                attempt.scope().key(),
                attempt.fence());
    }

    /** Deletes keys past their day, at most a batch; returns how many. */
    public int sweep() {
        return Sql.update(
                em,
                "delete from idempotency_key where ctid in (select ctid from idempotency_key where expires_at < ? limit ?)",
                clock.instant(),
                SWEEP_BATCH);
    }
}

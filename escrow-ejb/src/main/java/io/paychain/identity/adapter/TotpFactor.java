package io.paychain.identity.adapter;

import io.paychain.identity.api.SecondFactor;
import io.paychain.identity.domain.SecondFactorMethod;
import io.paychain.identity.domain.Totp;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Authenticator apps. Call inside a transaction. */
@ApplicationScoped
public class TotpFactor implements SecondFactorMethod {

    @Inject
    EntityManager em;

    @Inject
    SeedCipher cipher;

    private record Row(String sealed, long lastStep) {}

    @Override
    public SecondFactor kind() {
        return SecondFactor.TOTP;
    }

    @Override
    public boolean enrolled(long userId) {
        return Sql.first(
                        em,
                        "select 1 from totp where user_id = ? and confirmed_at is not null",
                        row -> row.getInt(1),
                        userId)
                .isPresent();
    }

    @Override
    public boolean demanded() {
        return true;
    }

    @Override
    public boolean own() {
        return true;
    }

    @Override
    public boolean prove(long userId, String answer, Instant now) {
        return enrolled(userId) && use(userId, answer, now);
    }

    /** Begins anew with a seed that counts once {@link #confirm} was called. */
    void begin(long userId, byte[] seed, Instant now) {
        Sql.update(
                em,
                "insert into totp (user_id, seed, created_at) values (?, ?, ?) on conflict (user_id) do update set"
                        + " seed = excluded.seed, created_at = excluded.created_at, last_step = 0"
                        + " where totp.confirmed_at is null",
                userId,
                cipher.encrypt(userId, seed),
                now);
    }

    /** Switches it on by a first code. @return false when the code is wrong or nothing was begun */
    boolean confirm(long userId, String code, Instant now) {
        return use(userId, code, now)
                && Sql.update(
                                em,
                                "update totp set confirmed_at = ? where user_id = ? and confirmed_at is null",
                                now,
                                userId)
                        == 1;
    }

    /** Takes a code: of any number of takers at once one gets true, since the step moves forward only. */
    private boolean use(long userId, String code, Instant now) {
        if (!code.matches("[0-9]{" + Totp.DIGITS + "}")) {
            return false;
        }
        return find(userId)
                .flatMap(row -> Totp.step(cipher.decrypt(userId, row.sealed()), code, now, row.lastStep()))
                .filter(step -> Sql.update(
                                em,
                                "update totp set last_step = ? where user_id = ? and last_step < ?",
                                step,
                                userId,
                                step)
                        == 1)
                .isPresent();
    }

    private Optional<Row> find(long userId) {
        return Sql.first(
                em,
                "select seed, last_step from totp where user_id = ?",
                row -> new Row(Objects.requireNonNull(row.getString("seed")), row.getLong("last_step")),
                userId);
    }

    /** Switches it off. */
    void remove(long userId) {
        Sql.update(em, "delete from totp where user_id = ?", userId);
    }
}

package io.paychain.identity.adapter;

import io.paychain.identity.api.SecondFactor;
import io.paychain.identity.domain.SecondFactorMethod;
import io.paychain.identity.domain.Totp;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Ten codes to keep on paper, each for one sign-in without the authenticator app. Sixteen letters hold 80
 * random bits; only keyed hashes are stored. Call inside a transaction.
 */
@ApplicationScoped
public class RecoveryCodes implements SecondFactorMethod {

    private static final int COUNT = 10;
    private static final int LETTERS = 16;
    private static final int GROUP = 4;

    @Inject
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    Notices notices;

    @Override
    public SecondFactor kind() {
        return SecondFactor.RECOVERY_CODE;
    }

    @Override
    public boolean enrolled(long userId) {
        return left(userId) > 0;
    }

    @Override
    public boolean demanded() {
        return false;
    }

    @Override
    public boolean own() {
        return false;
    }

    @Override
    public boolean prove(long userId, String answer, Instant now) {
        String code = answer.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        boolean used = code.length() == LETTERS
                && Sql.update(
                                em,
                                "delete from recovery_code where user_id = ? and code_hash = ?",
                                userId,
                                hash(userId, code))
                        == 1;
        if (used) {
            notices.tell(userId, "recovery_code_used");
        }
        return used;
    }

    /** How many are left. */
    int left(long userId) {
        return Sql.first(em, "select count(*) from recovery_code where user_id = ?", row -> row.getInt(1), userId)
                .orElse(0);
    }

    /** Makes ten new ones; the old ones stop working. */
    List<String> renew(long userId) {
        remove(userId);
        List<String> codes = Stream.generate(() -> Totp.base32(secrets.salt()).substring(0, LETTERS))
                .limit(COUNT)
                .toList();
        codes.forEach(code -> Sql.update(
                em, "insert into recovery_code (user_id, code_hash) values (?, ?)", userId, hash(userId, code)));
        return codes.stream().map(RecoveryCodes::readable).toList();
    }

    void remove(long userId) {
        Sql.update(em, "delete from recovery_code where user_id = ?", userId);
    }

    private String hash(long userId, String code) {
        return secrets.keyed("recovery-code", userId + ":" + code);
    }

    private static String readable(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }
}

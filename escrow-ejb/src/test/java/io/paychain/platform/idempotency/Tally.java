package io.paychain.platform.idempotency;

import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Work with an effect that can be counted: one nonce row per call. */
@ApplicationScoped
@Idempotent
public class Tally {

    private final AtomicInteger calls = new AtomicInteger();

    @Inject
    EntityManager em;

    /** A result with every kind of value that features return. */
    public record Counted(
            long number,
            String text,
            BigDecimal amount,
            BigInteger wei,
            Instant at,
            @Nullable String absent,
            List<Map<String, Object>> nested,
            Kind kind) {

        /** Looks like a property, and is none. */
        public boolean isEven() {
            return number % 2 == 0;
        }
    }

    /** An enum in a result. */
    public enum Kind {
        FIRST,
        OTHER
    }

    /** Counts one. */
    public Counted count() {
        int n = calls.incrementAndGet();
        Sql.update(
                em, "insert into auth_nonce (nonce_hash, wallet, expires_at) values (?, 'tally', now())", "tally-" + n);
        return new Counted(
                n,
                "text",
                new BigDecimal("0.122"),
                new BigInteger("340282366920938463463374607431768211456"),
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                null,
                List.of(Map.of("a", "b")),
                Kind.OTHER);
    }

    /** Counts one and refuses, which takes the count back. */
    public Counted refuse() {
        count();
        throw Refusal.notFound("thing");
    }

    /** How often the work was really done. */
    public int calls() {
        return calls.get();
    }
}

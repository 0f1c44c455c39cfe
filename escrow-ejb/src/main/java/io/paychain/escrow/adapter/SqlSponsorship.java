package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Keys;
import io.paychain.escrow.domain.Sponsorship;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sponsored gas in PostgreSQL, so that it is one sum over all servers. */
@ApplicationScoped
public class SqlSponsorship implements Sponsorship {

    // What the dearest signed action needs; see the contract's gas snapshot.
    private static final BigInteger GAS = BigInteger.valueOf(120_000);
    // Wei per gas as long as no bid of ours is known.
    private static final BigInteger UNKNOWN_BID = BigInteger.valueOf(10_000_000_000L);
    // Any fixed number of our own: sums are read and added to one after the other.
    private static final long SPONSOR_LOCK = 7_241_010L;

    private static final String SPENT = """
            select coalesce(sum(coalesce(spent_wei, reserved_wei)) filter (where wallet = ? or user_id =
                       (select user_id from user_wallet where address = ?)), 0),
                   coalesce(sum(coalesce(spent_wei, reserved_wei)), 0)
              from sponsored_gas where day = ? and wallet is not null
            """;

    private static final String RESERVE = """
            insert into sponsored_gas (intent_id, day, wallet, user_id, action, reserved_wei)
            values (?, ?, ?, (select user_id from user_wallet where address = ?), ?, ?)
            on conflict (intent_id) do nothing
            """;

    @Inject
    EntityManager em;

    @Inject
    EscrowSettings settings;

    @Inject
    Keys keys;

    @Inject
    Clock clock;

    private record Spent(BigInteger byPerson, BigInteger inTotal) {}

    @Override
    public Optional<Instant> exhausted(String wallet) {
        EscrowSettings.Sponsoring bounds = settings.sponsoring();
        Sql.list(em, "select pg_advisory_xact_lock(?)", r -> true, SPONSOR_LOCK);
        BigInteger estimate = estimate();
        Spent spent = Sql.first(
                        em,
                        SPENT,
                        r -> new Spent(
                                r.getBigDecimal(1).toBigInteger(),
                                r.getBigDecimal(2).toBigInteger()),
                        wallet,
                        wallet,
                        today())
                .orElseThrow();
        boolean tooMuch = beyond(bounds.perPerson(), spent.byPerson().add(estimate))
                || beyond(bounds.inTotal(), spent.inTotal().add(estimate));
        return tooMuch ? Optional.of(today().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)) : Optional.empty();
    }

    private static boolean beyond(BigInteger bound, BigInteger sum) {
        return bound.signum() > 0 && sum.compareTo(bound) > 0;
    }

    @Override
    public void reserve(long intentId, String action, @Nullable String wallet) {
        Sql.update(em, RESERVE, intentId, today(), wallet, wallet, action, new BigDecimal(estimate()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private BigInteger estimate() {
        BigInteger bid = Sql.first(
                        em,
                        "select coalesce(last_bid, 0) from relay_account where chain_id = ? and address = ?",
                        r -> r.getBigDecimal(1).toBigInteger(),
                        settings.chainId(),
                        keys.relayer())
                .filter(known -> known.signum() > 0)
                .orElse(UNKNOWN_BID);
        return bid.min(settings.maxFeePerGas()).multiply(GAS);
    }
}

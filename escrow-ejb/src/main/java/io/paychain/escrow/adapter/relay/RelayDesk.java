package io.paychain.escrow.adapter.relay;

import io.paychain.escrow.api.EscrowEvents;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Hex32;
import io.paychain.escrow.domain.Keys;
import io.paychain.platform.outbox.Outbox;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.event.DomainEvent;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The relayer's transactions: short, without a network call, each write fenced by the lease. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RelayDesk {

    // In nonce order, and submissions before refunds: a worker who was in time must not lose a race of ours.
    private static final String LEASE = """
            with chosen as (select id from relay_intent
                             where status in ('queued', 'signed', 'mined') and next_attempt_at <= now()
                               and (leased_until is null or leased_until <= now())
                             order by nonce nulls last, action = 'refund', id limit ? for update skip locked),
                 leased as (update relay_intent i set leased_by = ?, leased_until = now() + cast(? as interval),
                                fence = fence + 1
                              from chosen where i.id = chosen.id returning i.*)
            select l.id, l.fence, e.job_id, e.onchain_id, l.round, l.action, l.wallet, l.call_data, l.status, l.relayer,
                   l.nonce, l.gas_limit, l.mined_hash, l.mined_block, l.attempts
              from leased l join escrow e on e.id = l.escrow_id
             order by l.nonce nulls last, l.action = 'refund', l.id
            """;

    private static final String NEXT_NONCE = """
            insert into relay_account (chain_id, address, next_nonce) values (?, ?, cast(? as bigint) + 1)
            on conflict (chain_id, address)
            do update set next_nonce = greatest(relay_account.next_nonce + 1, excluded.next_nonce)
            returning next_nonce - 1
            """;

    private static final String STORE = """
            insert into relay_transaction (hash, intent_id, relayer, nonce, raw, max_fee, priority_fee)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UNCLAIMED = """
            select t.raw from relay_transaction t join relay_intent i on i.id = t.intent_id
             where t.nonce = ? and t.relayer = ? and i.nonce = t.nonce and i.relayer = t.relayer
               and i.status in ('mined', 'done', 'failed')
             order by t.max_fee desc limit 1
            """;

    private static final String STORED = """
            select hash, raw, max_fee, priority_fee, cast(extract(epoch from now() - created_at) * 1000 as bigint) as age_ms
              from relay_transaction where intent_id = ? and nonce = ? and (relayer = ? or relayer is null)
             order by max_fee desc, created_at desc
            """;

    @Inject
    EntityManager em;

    @Inject
    EscrowSettings settings;

    @Inject
    Keys keys;

    @Inject
    Clock clock;

    @Inject
    Outbox outbox;

    /** Leases what is to be done now. */
    public List<Claim> lease(String server, int limit) {
        String lease = settings.lease().toMillis() + " milliseconds";
        return Sql.list(em, LEASE, RelayDesk::claim, limit, server, lease);
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getLong("id"),
                row.getLong("fence"),
                row.getObject("job_id", Long.class),
                Hex32.text(row.getBytes("onchain_id")),
                row.getInt("round"),
                row.getString("action"),
                row.getString("wallet"),
                row.getString("call_data"),
                row.getString("status"),
                row.getString("relayer"),
                row.getObject("nonce", Long.class),
                row.getObject("gas_limit", Long.class),
                row.getString("mined_hash"),
                row.getObject("mined_block", Long.class),
                row.getInt("attempts"));
    }

    /**
     * Takes the next nonce, signs, and stores the signed transaction with its hash before anybody sends it.
     *
     * @param chainNonce the account's next nonce by the newest block
     */
    public Keys.SignedTransaction sign(Claim claim, long chainNonce, BigInteger gasLimit, Keys.Fee fee) {
        long nonce = Sql.first(em, NEXT_NONCE, r -> r.getLong(1), settings.chainId(), keys.relayer(), chainNonce)
                .orElseThrow();
        write(
                claim,
                "status = 'signed', attempts = 0, relayer = ?, nonce = ?, gas_limit = ?",
                keys.relayer(),
                nonce,
                gasLimit.longValueExact());
        return store(claim, nonce, gasLimit, fee);
    }

    /** Signs the same call again at the same nonce for another fee, and stores it. */
    public Keys.SignedTransaction replace(Claim claim, long nonce, long gasLimit, Keys.Fee fee) {
        write(claim, "attempts = 0");
        return store(claim, nonce, BigInteger.valueOf(gasLimit), fee);
    }

    private Keys.SignedTransaction store(Claim claim, long nonce, BigInteger gasLimit, Keys.Fee fee) {
        Keys.SignedTransaction signed = keys.sign(nonce, claim.callData(), gasLimit, fee);
        Sql.update(
                em,
                STORE,
                signed.hash(),
                claim.id(),
                keys.relayer(),
                nonce,
                signed.raw(),
                new BigDecimal(fee.max()),
                new BigDecimal(fee.priority()));
        Sql.update(
                em,
                "update relay_account set last_bid = ? where chain_id = ? and address = ?",
                new BigDecimal(fee.max()),
                settings.chainId(),
                keys.relayer());
        return signed;
    }

    /** True while somebody works on an intent with this nonce of the present key. */
    public boolean inHand(long nonce) {
        return Sql.first(
                        em,
                        "select 1 from relay_intent where nonce = ? and relayer = ? and status = 'signed'",
                        r -> true,
                        nonce,
                        keys.relayer())
                .isPresent();
    }

    /** True when a transaction was signed for the intent at any time. */
    public boolean everSigned(Claim claim) {
        return Sql.first(em, "select 1 from relay_transaction where intent_id = ? limit 1", r -> true, claim.id())
                .isPresent();
    }

    /** The transaction of a nonce whose intent nobody works on any more; empty when there is none. */
    public Optional<String> unclaimed(long nonce) {
        return Sql.first(em, UNCLAIMED, r -> r.getString(1), nonce, keys.relayer());
    }

    /** The transactions of a claim's nonce, of the account that signed last, the best paid first. */
    public List<SignedTx> signed(Claim claim) {
        String account = claim.relayer() == null ? keys.relayer() : claim.relayer();
        return Sql.list(em, STORED, RelayDesk::signedTx, claim.id(), claim.nonce(), account);
    }

    private static SignedTx signedTx(ResultSet row) throws SQLException {
        return new SignedTx(
                row.getString("hash"),
                row.getString("raw"),
                new Keys.Fee(
                        row.getBigDecimal("max_fee").toBigIntegerExact(),
                        row.getBigDecimal("priority_fee").toBigIntegerExact()),
                Duration.ofMillis(row.getLong("age_ms")));
    }

    /** Gives the lease back and looks again after a pause. */
    public void postpone(Claim claim, Duration pause) {
        write(
                claim,
                "attempts = attempts + 1, leased_until = now(), next_attempt_at = now() + cast(? as interval)",
                pause.toMillis() + " milliseconds");
    }

    /**
     * Its transaction is in a block, or the contract is already there (no hash).
     *
     * @param cost wei that we paid; null when that is not known
     */
    public void mined(Claim claim, @Nullable String hash, long block, @Nullable BigInteger cost) {
        spent(claim, cost);
        write(
                claim,
                "status = 'mined', attempts = 0, mined_hash = ?, mined_block = ?, leased_until = now(),"
                        + " next_attempt_at = now() + interval '5 seconds'",
                hash,
                block);
    }

    /** A reorganisation took its block back: it counts as signed, or as queued without a transaction. */
    public void unmined(Claim claim) {
        write(
                claim,
                "status = ?, attempts = 0, mined_hash = null, mined_block = null, leased_until = now()",
                claim.nonce() == null ? "queued" : "signed");
    }

    /** Too deep to be taken back. */
    public void done(Claim claim) {
        write(claim, "status = 'done', leased_until = null");
    }

    /** Its nonce went to another transaction: it starts anew. */
    public void requeue(Claim claim) {
        write(claim, "status = 'queued', attempts = 0, nonce = null, gas_limit = null, leased_until = now()");
    }

    /**
     * It came to nothing; whoever waits for it is told.
     *
     * @param cost wei that we paid all the same; null when that is not known
     */
    public void failed(Claim claim, String code, @Nullable String transactionHash, @Nullable BigInteger cost) {
        spent(claim, cost);
        write(claim, "status = 'failed', failure_code = ?, leased_until = null", code);
        if (claim.jobId() != null) {
            outbox.publish(failure(claim, claim.jobId(), code, transactionHash));
        }
    }

    private void spent(Claim claim, @Nullable BigInteger cost) {
        if (cost != null) {
            Sql.update(
                    em, "update sponsored_gas set spent_wei = ? where intent_id = ?", new BigDecimal(cost), claim.id());
        }
    }

    private DomainEvent failure(Claim claim, long jobId, String code, @Nullable String transactionHash) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("job_id", jobId);
        data.put("transaction_hash", transactionHash == null ? "" : transactionHash);
        data.put("block_number", 0);
        data.put("occurred_at", clock.instant().toString());
        data.put("action", claim.action());
        data.put("code", code);
        if (claim.wallet() != null) {
            data.put("wallet", claim.wallet());
        }
        return DomainEvent.internal(EscrowEvents.ACTION_FAILED, "job:" + jobId, data);
    }

    private void write(Claim claim, String set, @Nullable Object... values) {
        @Nullable Object[] all = new Object[values.length + 2];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = claim.id();
        all[values.length + 1] = claim.fence();
        String sql = "update relay_intent set updated_at = now(), " + set + " where id = ? and fence = ?";
        if (Sql.update(em, sql, all) != 1) {
            throw new LeaseLost(claim.id());
        }
    }
}

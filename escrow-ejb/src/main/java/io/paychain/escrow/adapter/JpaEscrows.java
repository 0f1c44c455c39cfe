package io.paychain.escrow.adapter;

import io.paychain.escrow.api.EscrowView;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Hex32;
import io.paychain.escrow.domain.Tokens;
import io.paychain.escrow.domain.Totals;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mirrored jobs by JPA, their views and history by SQL. */
@ApplicationScoped
public class JpaEscrows implements Escrows {

    private static final String HISTORY = """
            select v.type, v.data, v.block_number, v.block_hash, v.block_time, v.transaction_hash, v.log_index,
                   e.onchain_id
              from escrow_event v join escrow e on e.id = v.escrow_id
             where v.escrow_id = ? and v.reverted_at is null order by v.block_number, v.log_index
            """;

    // The bounds are a person's, whichever wallets they have: all of them, and this one if it is nobody's.
    private static final String THEIRS = """
            with theirs as (select w.address from user_wallet w join user_wallet t on t.user_id = w.user_id
                             where t.address = ? union select ?)
            """;

    private static final String ACTIVE = THEIRS + """
            select (select count(*) from escrow
                     where worker in (select address from theirs) and status in ('ACTIVE', 'SUBMITTED'))
                 + (select count(*) from relay_intent i join escrow e on e.id = i.escrow_id
                     where i.wallet in (select address from theirs) and i.action = 'accept' and e.status = 'OPEN'
                       and e.round = i.round and i.status in ('queued', 'signed', 'mined'))
            """;

    private static final String ONE_AT_A_TIME = """
            select pg_advisory_xact_lock(hashtextextended('active jobs of '
                || coalesce((select user_id::text from user_wallet where address = ?), ?), 0))
            """;

    // Also with a wallet that they have taken away since: whoever has one now, it was they who gave up with it.
    private static final String WITHDREW = """
            with person as (select user_id from user_wallet where address = ?)
            select 1 from escrow_event
             where escrow_id = ? and type = 'Withdrawn' and reverted_at is null
               and data ->> 'worker' in (select w.address from user_wallet w join person p on p.user_id = w.user_id
                                         union select f.address from former_wallet f join person p on p.user_id = f.user_id
                                         union select ?)
            """;

    private static final String TOTALS = """
            select count(*) filter (where status in ('OPEN', 'ACTIVE', 'SUBMITTED', 'DISPUTED', 'VACANT')),
                   count(*) filter (where status = 'RELEASED'), count(*) filter (where status = 'REFUNDED'),
                   count(*) filter (where status = 'SETTLED'),
                   coalesce(sum(paid_wei), 0), coalesce(sum(earned_wei), 0), coalesce(sum(returned_wei), 0),
                   coalesce(sum(paid_wei) filter (where status = 'SETTLED'), 0),
                   coalesce(sum(returned_wei) filter (where status = 'SETTLED'), 0)
              from escrow where chain_id = ? and contract = ? and token is not distinct from ?
                and not unbooked
            """;

    private static final String DUE = """
            select id from escrow
             where clock < ? and status in ('OPEN', 'ACTIVE', 'SUBMITTED', 'DISPUTED', 'VACANT') and standing <> 'STRANGER'
               and chain_id = ? and contract = ?
               and not exists (select 1 from relay_intent i
                    where i.escrow_id = escrow.id and i.round = escrow.round
                      and (i.status <> 'failed' or i.updated_at > now() - interval '60 s')
                      and i.action = case escrow.status when 'SUBMITTED' then 'release'
                                                        when 'DISPUTED' then 'finalize' else 'refund' end)
             order by clock limit ?
            """;

    @Inject
    EntityManager em;

    @Inject
    EscrowSettings settings;

    @Inject
    Tokens tokens;

    @Override
    public Optional<Escrow> ofJob(long jobId) {
        return first("and e.status <> 'NONE' and e.standing in ('WANTED', 'UNWANTED') order by e.standing desc", jobId);
    }

    @Override
    public Optional<Escrow> openOfJob(long jobId) {
        return first("and e.status in ('OPEN', 'VACANT') order by e.standing desc", jobId);
    }

    private Optional<Escrow> first(String rest, long jobId) {
        return one(Sql.first(em, "select e.id from escrow e where e.job_id = ? " + rest, r -> r.getLong(1), jobId));
    }

    @Override
    public Optional<Escrow> byOnchainId(String onchainId) {
        return one(Sql.first(
                em,
                "select id from escrow where chain_id = ? and contract = ? and onchain_id = ?",
                r -> r.getLong(1),
                settings.chainId(),
                settings.contract(),
                Hex32.bytes(onchainId)));
    }

    private Optional<Escrow> one(Optional<Long> id) {
        return id.map(this::get);
    }

    @Override
    public Escrow get(long id) {
        Escrow found = em.find(Escrow.class, id);
        if (found == null) {
            throw new IllegalStateException("no escrow " + id);
        }
        return found;
    }

    @Override
    public void add(Escrow escrow) {
        em.persist(escrow);
        em.flush();
    }

    @Override
    public Map<Long, EscrowView> views(Collection<Long> jobIds) {
        Map<Long, EscrowView> views = new HashMap<>();
        if (!jobIds.isEmpty()) {
            Sql.list(em, ViewRows.SQL, row -> ViewRows.read(row, tokens), List.copyOf(jobIds))
                    .forEach(found -> found.ifPresent(v -> views.put(v.jobId(), v)));
        }
        return views;
    }

    @Override
    public List<ChainLog> history(long escrowId) {
        return Sql.list(em, HISTORY, JpaEscrows::log, escrowId);
    }

    private static ChainLog log(ResultSet row) throws SQLException {
        return new ChainLog(
                new BlockRef(row.getLong("block_number"), row.getString("block_hash"), "", row.getLong("block_time")),
                row.getString("transaction_hash"),
                row.getInt("log_index"),
                StoredEvents.ofJob(
                        Hex32.text(row.getBytes("onchain_id")), row.getString("type"), row.getString("data")));
    }

    @Override
    public int activeJobs(String worker) {
        // Two acceptances of one worker at once would both count before either is there.
        Sql.first(em, ONE_AT_A_TIME, r -> true, worker, worker);
        return Sql.first(em, ACTIVE, r -> r.getInt(1), worker, worker).orElse(0);
    }

    @Override
    public boolean withdrewBefore(long escrowId, String worker) {
        return Sql.first(em, WITHDREW, r -> true, worker, escrowId, worker).isPresent();
    }

    @Override
    public Totals totals(@Nullable String token) {
        return Sql.first(em, TOTALS, JpaEscrows::totals, settings.chainId(), settings.contract(), token)
                .orElseThrow();
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                whole(row, 5),
                whole(row, 6),
                whole(row, 7),
                whole(row, 8),
                whole(row, 9));
    }

    private static BigInteger whole(ResultSet row, int column) throws SQLException {
        return row.getBigDecimal(column).toBigIntegerExact();
    }

    @Override
    public boolean leftOut(String token) {
        return Sql.first(
                        em,
                        "select 1 from escrow where token = ? and unbooked and chain_id = ? and contract = ? limit 1",
                        r -> true,
                        token,
                        settings.chainId(),
                        settings.contract())
                .isPresent();
    }

    @Override
    public List<Escrow> due(long now, int limit) {
        return Sql.list(em, DUE, r -> r.getLong(1), now, settings.chainId(), settings.contract(), limit).stream()
                .map(this::get)
                .toList();
    }
}

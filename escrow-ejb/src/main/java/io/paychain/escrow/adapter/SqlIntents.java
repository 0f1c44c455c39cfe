package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.Intents;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Relay intents in PostgreSQL; a partial unique index allows one live per escrow, round and action. */
@ApplicationScoped
public class SqlIntents implements Intents {

    private static final String OFFER = """
            insert into relay_intent (escrow_id, round, action, variant, wallet, call_data, voucher_until)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (escrow_id, round, action, variant) where status <> 'failed' do nothing
            """;

    private static final String HAND_OUT = """
            insert into relay_intent (escrow_id, round, action, variant, wallet, call_data, voucher_until, status,
                failure_code) values (?, ?, ?, ?, ?, ?, ?, 'failed', 'SENT_BY_OWN_WALLET')
            """;

    /** Asked for again: one row stays, with the later end. */
    private static final String HANDED_OUT_AGAIN = """
            update relay_intent set call_data = ?, voucher_until = greatest(voucher_until, ?)
             where escrow_id = ? and round = ? and action = ? and variant = ? and wallet = ? and status = 'failed'
               and failure_code = 'SENT_BY_OWN_WALLET'
            """;

    private static final String LIVE = """
            select i.id, i.wallet, coalesce(i.mined_hash, (select t.hash from relay_transaction t
                     where t.intent_id = i.id order by t.created_at desc, t.hash limit 1))
              from relay_intent i
             where i.escrow_id = ? and i.round = ? and i.action = ? and i.variant = ? and i.status <> 'failed'
            """;

    private static final String OUTSIDE = """
            select max(voucher_until) from relay_intent
             where escrow_id = ? and round = ? and action = 'accept' and wallet <> ? and voucher_until >= ?
            having max(voucher_until) is not null
            """;

    private static final String OUT = """
            select 1 from relay_intent i
             where i.escrow_id = ? and i.round = ? and i.action = 'accept' and i.wallet = ?
               and (i.status <> 'failed' or i.failure_code = 'SENT_BY_OWN_WALLET'
                    or exists (select 1 from relay_transaction t where t.intent_id = i.id))
            """;

    @Inject
    EntityManager em;

    @Override
    public void handOut(NewIntent intent) {
        int again = Sql.update(
                em,
                HANDED_OUT_AGAIN,
                intent.callData(),
                intent.voucherUntil(),
                intent.escrowId(),
                intent.round(),
                intent.action(),
                intent.variant(),
                intent.wallet());
        if (again == 0) {
            store(HAND_OUT, intent);
        }
    }

    @Override
    public LiveIntent offer(NewIntent intent) {
        store(OFFER, intent);
        return live(intent.escrowId(), intent.round(), intent.action(), intent.variant())
                .orElseThrow(() -> new IllegalStateException("no live intent after offering " + intent.action()));
    }

    private void store(String sql, NewIntent intent) {
        Sql.update(
                em,
                sql,
                intent.escrowId(),
                intent.round(),
                intent.action(),
                intent.variant(),
                intent.wallet(),
                intent.callData(),
                intent.voucherUntil());
    }

    @Override
    public Optional<LiveIntent> live(long escrowId, int round, String action) {
        return live(escrowId, round, action, "");
    }

    @Override
    public Optional<LiveIntent> live(long escrowId, int round, String action, String variant) {
        return Sql.first(
                em,
                LIVE,
                r -> new LiveIntent(r.getLong(1), r.getString(2), r.getString(3)),
                escrowId,
                round,
                action,
                variant);
    }

    @Override
    public Optional<Long> voucherOutside(long escrowId, int round, String wallet, long now) {
        return Sql.first(em, OUTSIDE, r -> r.getLong(1), escrowId, round, wallet, now);
    }

    @Override
    public boolean acceptanceOut(long escrowId, int round, String wallet) {
        return Sql.first(em, OUT, r -> true, escrowId, round, wallet).isPresent();
    }
}

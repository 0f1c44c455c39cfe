package io.paychain.escrow.adapter;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.EscrowView;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.Hex32;
import io.paychain.escrow.domain.Tokens;
import io.paychain.shared.money.Asset;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Keys;

/** The query behind {@link EscrowView}, for any number of jobs at once. */
final class ViewRows {

    static final String SQL = """
            select j.job_id, j.voided_at is not null as voided, f.chain_id, f.contract, f.accept_by,
                   coalesce(e.onchain_id, f.onchain_id) as onchain_id, coalesce(e.employer, f.employer) as employer,
                   case when e.id is null then f.token else e.token end as token,
                   coalesce(e.amount_wei, f.amount_wei) as amount_wei, coalesce(e.fee_wei, f.fee_wei) as fee_wei,
                   coalesce(e.status, 'NONE') as status, coalesce(e.round, 0) as round, e.worker, e.clock,
                   coalesce(e.standing = 'UNWANTED', false) as unwanted, e.lock_transaction, e.last_transaction,
                   p.action as pending
              from escrow_job j
              join lateral (select * from escrow_funding f where f.job_id = j.job_id order by f.id desc limit 1) f
                on true
              left join lateral (select * from escrow e where e.job_id = j.job_id and e.status <> 'NONE'
                                    and e.standing in ('WANTED', 'UNWANTED') order by e.standing desc limit 1) e on true
              left join lateral (select i.action from relay_intent i
                                   join chain_cursor c on c.chain_id = e.chain_id and c.contract = e.contract
                                  where i.escrow_id = e.id and i.round = e.round
                                    and (i.status in ('queued', 'signed')
                                         or (i.status = 'mined' and i.mined_block > c.height))
                                  order by i.id desc limit 1) p on true
             where j.job_id = any (?)
            """;

    private ViewRows() {}

    /** One view; empty for a job in a token that no price was ever prepared in: it spoils no list. */
    static Optional<EscrowView> read(ResultSet row, Tokens tokens) throws SQLException {
        Optional<Asset> asset = tokens.shownAs(row.getString("token"));
        return asset.isEmpty() ? Optional.empty() : Optional.of(read(row, asset.get()));
    }

    private static EscrowView read(ResultSet row, Asset asset) throws SQLException {
        EscrowStatus status = EscrowStatus.valueOf(row.getString("status"));
        long clock = status == EscrowStatus.NONE ? row.getLong("accept_by") : row.getLong("clock");
        String worker = row.getString("worker");
        return new EscrowView(
                row.getLong("job_id"),
                status,
                row.getLong("chain_id"),
                Keys.toChecksumAddress(row.getString("contract")),
                Hex32.text(row.getBytes("onchain_id")),
                Keys.toChecksumAddress(row.getString("employer")),
                worker == null ? null : Keys.toChecksumAddress(worker),
                asset,
                wei(row, "amount_wei"),
                wei(row, "fee_wei"),
                row.getInt("round"),
                when(status == EscrowStatus.NONE || status == EscrowStatus.OPEN, clock),
                when(status == EscrowStatus.ACTIVE, clock - Escrow.GRACE),
                when(status == EscrowStatus.SUBMITTED, clock),
                when(status == EscrowStatus.VACANT, clock),
                row.getBoolean("voided"),
                row.getBoolean("unwanted"),
                row.getString("pending"),
                row.getString("lock_transaction"),
                row.getString("last_transaction"));
    }

    private static @Nullable Instant when(boolean applies, long seconds) {
        return applies ? Instant.ofEpochSecond(seconds) : null;
    }

    private static BigInteger wei(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column).toBigIntegerExact();
    }
}

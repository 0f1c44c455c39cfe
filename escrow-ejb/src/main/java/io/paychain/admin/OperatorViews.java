package io.paychain.admin;

import io.paychain.admin.api.EscrowRow;
import io.paychain.admin.api.JobRow;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Read models of the operators' console. Pages are bounded; nothing here changes anything. */
@Stateless
public class OperatorViews {

    private static final int MAX_PAGE = 100;
    private static final int MAX_OFFSET = 100_000;
    private static final String JOBS = " from jobs j join users e on e.id = j.employer_id"
            + " left join users w on w.id = j.worker_id"
            + " left join escrow x on x.job_id = j.id and x.standing = 'WANTED' and x.status <> 'NONE'"
            + " where (? = '' or j.status = ?)";
    private static final String ESCROWS = " from escrow x where (? = '' or x.status = ?)";

    @Inject
    EntityManager em;

    /**
     * Jobs, newest first.
     *
     * @param status a status, or empty for all
     */
    public List<JobRow> jobs(String status, int offset, int limit) {
        return Sql.list(
                em,
                "select j.id, j.title, j.status, j.payment_status, x.status as chain_status, e.username as employer,"
                        + " w.username as worker, j.pay_amount_usd, j.pay_amount_wei, j.pay_asset, j.pending_action, j.updated_at"
                        + JOBS + " order by j.id desc limit ? offset ?",
                OperatorViews::job,
                status,
                status,
                Math.min(limit, MAX_PAGE),
                Math.min(offset, MAX_OFFSET));
    }

    /** How many jobs there are with a status, or of all when it is empty. */
    public int countJobs(String status) {
        return Sql.first(em, "select count(*)" + JOBS, row -> row.getInt(1), status, status)
                .orElse(0);
    }

    /**
     * Escrows, newest first, strangers' included.
     *
     * @param status a status of the contract in upper case, or empty for all
     */
    public List<EscrowRow> escrows(String status, int offset, int limit) {
        return Sql.list(
                em,
                "select '0x' || encode(x.onchain_id, 'hex') as onchain, x.*" + ESCROWS
                        + " order by x.id desc limit ? offset ?",
                OperatorViews::escrow,
                status,
                status,
                Math.min(limit, MAX_PAGE),
                Math.min(offset, MAX_OFFSET));
    }

    /** How many escrows there are with a status, or of all when it is empty. */
    public int countEscrows(String status) {
        return Sql.first(em, "select count(*)" + ESCROWS, row -> row.getInt(1), status, status)
                .orElse(0);
    }

    private static JobRow job(ResultSet row) throws SQLException {
        return new JobRow(
                row.getLong("id"),
                row.getString("title"),
                row.getString("status"),
                row.getString("payment_status"),
                row.getString("chain_status"),
                row.getString("employer"),
                row.getString("worker"),
                row.getBigDecimal("pay_amount_usd").toPlainString(),
                pay(row.getBigDecimal("pay_amount_wei"), Asset.valueOf(row.getString("pay_asset"))),
                row.getString("pending_action"),
                Objects.requireNonNull(Sql.instant(row, "updated_at")));
    }

    private static EscrowRow escrow(ResultSet row) throws SQLException {
        long job = row.getLong("job_id");
        Long ours = row.wasNull() ? null : job;
        return new EscrowRow(
                row.getString("onchain"),
                ours,
                row.getString("standing"),
                row.getString("status"),
                row.getInt("round"),
                row.getString("employer"),
                row.getString("worker"),
                onChain(row.getBigDecimal("amount_wei"), row.getString("token")),
                onChain(row.getBigDecimal("fee_wei"), row.getString("token")),
                row.getString("last_transaction"),
                row.getLong("last_block"));
    }

    private static @Nullable String pay(@Nullable BigDecimal minor, Asset asset) {
        return minor == null ? null : new Money(minor.toBigIntegerExact(), asset).text() + " " + asset;
    }

    /** A stranger's token may be any: it is shown as the chain has it. */
    private static String onChain(BigDecimal minor, @Nullable String token) {
        return token == null
                ? Objects.requireNonNull(pay(minor, Asset.ETH))
                : minor.toPlainString() + " units of " + token;
    }
}

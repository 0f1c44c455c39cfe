package io.paychain.ledger.adapter;

import io.paychain.ledger.api.Balance;
import io.paychain.ledger.api.LedgerAccount;
import io.paychain.ledger.api.LedgerProblem;
import io.paychain.ledger.api.Posted;
import io.paychain.ledger.api.Transfer;
import io.paychain.ledger.domain.Ledger;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger in SQL: posting is one call of the set-based function {@code ledger_post}. */
@ApplicationScoped
public class SqlLedger implements Ledger {

    private static final String POST =
            "select client_id, transfer_id, replayed from ledger_post(cast(? as jsonb), cast(? as jsonb))";

    private static final String FIND = """
            select t.client_id, t.amount, t.asset, t.code, t.reference, t.value_date,
                   d.key as d_key, d.may_go_negative as d_neg, d.book as d_book, d.purpose as d_purpose,
                   c.key as c_key, c.may_go_negative as c_neg, c.book as c_book, c.purpose as c_purpose
              from ledger_transfer t
              join ledger_account d on d.id = t.debit_account_id
              join ledger_account c on c.id = t.credit_account_id
             where t.client_id = any (cast(? as uuid[])) order by t.id
            """;

    @Inject
    EntityManager em;

    @Override
    public List<Posted> post(List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            return List.of();
        }
        try {
            return Sql.list(
                    em,
                    POST,
                    r -> new Posted(r.getObject(1, UUID.class), r.getLong(2), r.getBoolean(3)),
                    PostingJson.accounts(transfers),
                    PostingJson.transfers(transfers));
        } catch (IllegalStateException e) {
            throw refusal(e);
        }
    }

    private static RuntimeException refusal(IllegalStateException e) {
        String state = e.getCause() instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        return switch (state) {
            case "PC001" ->
                new Refusal(
                        LedgerProblem.TRANSFER_EXISTS_WITH_DIFFERENT_CONTENT,
                        "A transfer with this id was posted with other content.");
            case "PC002" ->
                new Refusal(LedgerProblem.INSUFFICIENT_BALANCE, "An account would fall below zero; nothing moved.");
            case "PC004" ->
                new Refusal(LedgerProblem.ACCOUNT_UNUSABLE, "An account is closed or of another asset; nothing moved.");
            default -> e;
        };
    }

    @Override
    public List<Transfer> find(Collection<UUID> clientIds) {
        return Sql.list(
                em,
                FIND,
                SqlLedger::transfer,
                clientIds.stream().map(UUID::toString).toList());
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        Asset asset = asset(row.getString("asset"));
        return new Transfer(
                row.getObject("client_id", UUID.class),
                account(row, "d_", asset),
                account(row, "c_", asset),
                new Money(row.getBigDecimal("amount").toBigIntegerExact(), asset),
                row.getString("code"),
                row.getString("reference"),
                row.getObject("value_date", OffsetDateTime.class).toInstant());
    }

    private static LedgerAccount account(ResultSet row, String prefix, Asset asset) throws SQLException {
        @Nullable String book = row.getString(prefix + "book");
        @Nullable String purpose = row.getString(prefix + "purpose");
        return new LedgerAccount(row.getString(prefix + "key"), asset, row.getBoolean(prefix + "neg"), book, purpose);
    }

    @Override
    public Optional<Balance> balance(String key) {
        return Sql.first(
                em,
                "select key, balance, asset, version from ledger_account where key = ?",
                r -> new Balance(
                        r.getString(1),
                        new Money(r.getBigDecimal(2).toBigIntegerExact(), asset(r.getString(3))),
                        r.getLong(4)),
                key);
    }

    @Override
    public Map<String, BigInteger> totals(String book) {
        Map<String, BigInteger> totals = new HashMap<>();
        Sql.list(
                em,
                "select purpose, sum(balance) from ledger_account where book = ? group by purpose",
                r -> totals.put(r.getString(1), whole(r.getBigDecimal(2))),
                book);
        return totals;
    }

    private static BigInteger whole(BigDecimal value) {
        return value.toBigIntegerExact();
    }

    private static Asset asset(String code) {
        return Asset.valueOf(code.substring(0, code.indexOf('/')));
    }
}

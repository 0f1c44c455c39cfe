package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Fundings;
import io.paychain.escrow.domain.Hex32;
import io.paychain.escrow.domain.Terms;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Prepared fundings in PostgreSQL. */
@ApplicationScoped
public class SqlFundings implements Fundings {

    private static final String SAVE = """
            insert into escrow_funding (job_id, chain_id, contract, onchain_id, employer, terms_hash, terms_word,
                terms, amount_wei, fee_wei, rate, rate_source, quote_expires_at, accept_by, token)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String NEWEST = """
            select onchain_id, employer, terms_hash, terms_word, terms, rate, rate_source, quote_expires_at, token
              from escrow_funding where job_id = ? and chain_id = ? and contract = ? order by id desc limit 1
            """;

    @Inject
    EntityManager em;

    @Inject
    EscrowSettings settings;

    @Override
    public FundedJob lockOrCreate(long jobId, String employer) {
        Sql.update(
                em,
                "insert into escrow_job (job_id, employer) values (?, ?) on conflict (job_id) do nothing",
                jobId,
                employer);
        return lock(jobId).orElseThrow();
    }

    @Override
    public Optional<FundedJob> lock(long jobId) {
        return Sql.first(
                em,
                "select job_id, voided_at is not null from escrow_job where job_id = ? for update",
                r -> new FundedJob(r.getLong(1), r.getBoolean(2)),
                jobId);
    }

    @Override
    public void voidJob(long jobId) {
        Sql.update(em, "update escrow_job set voided_at = now() where job_id = ? and voided_at is null", jobId);
    }

    @Override
    public void save(PreparedFunding funding) {
        Terms terms = funding.terms();
        Sql.update(
                em,
                SAVE,
                funding.jobId(),
                settings.chainId(),
                settings.contract(),
                Hex32.bytes(funding.onchainId()),
                funding.employer(),
                Hex32.bytes(funding.termsHash()),
                new BigDecimal(terms.word()),
                funding.termsText(),
                new BigDecimal(terms.amount()),
                new BigDecimal(terms.fee()),
                funding.rate(),
                funding.rateSource(),
                funding.quoteExpiresAt(),
                terms.acceptBy(),
                funding.token());
    }

    @Override
    public Optional<PreparedFunding> newest(long jobId) {
        return Sql.first(em, NEWEST, r -> funding(jobId, r), jobId, settings.chainId(), settings.contract());
    }

    private static PreparedFunding funding(long jobId, ResultSet row) throws SQLException {
        return new PreparedFunding(
                jobId,
                Hex32.text(row.getBytes("onchain_id")),
                row.getString("employer"),
                Hex32.text(row.getBytes("terms_hash")),
                Terms.unpack(row.getBigDecimal("terms_word").toBigIntegerExact()),
                row.getString("terms"),
                row.getBigDecimal("rate"),
                row.getString("rate_source"),
                Sql.instant(row, "quote_expires_at"),
                row.getString("token"));
    }

    @Override
    public Optional<Long> jobByOnchainId(String onchainId) {
        return Sql.first(
                em,
                "select job_id from escrow_funding where chain_id = ? and contract = ? and onchain_id = ?",
                r -> r.getLong(1),
                settings.chainId(),
                settings.contract(),
                Hex32.bytes(onchainId));
    }

    @Override
    public Optional<Long> jobByTerms(String employer, String termsHash) {
        return Sql.first(
                em,
                "select job_id from escrow_funding where terms_hash = ? and employer = ? and chain_id = ?",
                r -> r.getLong(1),
                Hex32.bytes(termsHash),
                employer,
                settings.chainId());
    }
}

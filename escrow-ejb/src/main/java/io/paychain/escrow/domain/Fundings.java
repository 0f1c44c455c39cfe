package io.paychain.escrow.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was prepared for whom. */
public interface Fundings {

    /** Makes the job's row if it is new, and locks it until the transaction ends. */
    FundedJob lockOrCreate(long jobId, String employer);

    /** Locks the job's row; empty when nothing was ever prepared for it. */
    Optional<FundedJob> lock(long jobId);

    /** The job ended: a later lock is unwanted. */
    void voidJob(long jobId);

    /** Keeps a prepared funding. */
    void save(PreparedFunding funding);

    /** The newest funding of a job. */
    Optional<PreparedFunding> newest(long jobId);

    /** The job a prepared funding with this on-chain id belongs to. */
    Optional<Long> jobByOnchainId(String onchainId);

    /** The job whose prepared terms the employer used, perhaps with another terms word. */
    Optional<Long> jobByTerms(String employer, String termsHash);

    /** A job that fundings were prepared for. */
    record FundedJob(long jobId, boolean voided) {}

    /**
     * One prepared funding.
     *
     * @param onchainId 0x text
     * @param employer lower-case
     * @param termsHash keccak of {@code termsText}, 0x text
     * @param termsText canonical JSON
     * @param rate ETH per USD; null, like its source and end, for pay in a token
     * @param token what the pay is in, lower-case address; null for ether
     */
    record PreparedFunding(
            long jobId,
            String onchainId,
            String employer,
            String termsHash,
            Terms terms,
            String termsText,
            @Nullable BigDecimal rate,
            @Nullable String rateSource,
            @Nullable Instant quoteExpiresAt,
            @Nullable String token) {

        /** What the transaction carries, wei. */
        public BigInteger value() {
            return token == null ? terms.value() : BigInteger.ZERO;
        }
    }
}

package io.paychain.escrow.domain;

import io.paychain.escrow.api.EscrowView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mirrored jobs of the contract. */
public interface Escrows {

    /** The job's lock that counts, or else its unwanted one; empty before any lock. */
    Optional<Escrow> ofJob(long jobId);

    /** A lock of the job that is open, so that it can be cancelled: the one that counts first. */
    Optional<Escrow> openOfJob(long jobId);

    /** By the contract's id. */
    Optional<Escrow> byOnchainId(String onchainId);

    /** By row id. */
    Escrow get(long id);

    /** Keeps a new one; afterwards it has an id. */
    void add(Escrow escrow);

    /** Views by job id, in one query. */
    Map<Long, EscrowView> views(Collection<Long> jobIds);

    /** What happened to a job on chain, oldest first. */
    List<ChainLog> history(long escrowId);

    /**
     * How many jobs a worker has accepted and not ended, those on their way included. Whoever asks next for the
     * same worker waits until this transaction ends, so that a bound holds.
     */
    int activeJobs(String worker);

    /** True when the worker gave this job up before. */
    boolean withdrewBefore(long escrowId, String worker);

    /**
     * Sums over all jobs of the contract that are paid in one asset, strangers' too.
     *
     * @param token lower-case address; null for ether
     */
    Totals totals(@Nullable String token);

    /** True when a job of this token was left out of the books: then all of the token is. */
    boolean leftOut(String token);

    /** Wanted, unwanted and surplus escrows whose clock has run out, oldest clock first. */
    List<Escrow> due(long now, int limit);
}

package io.paychain.simulation;

import io.paychain.escrow.domain.Fundings;
import java.util.Optional;

/** Prepared fundings and whether their jobs still want them. */
final class MemoryFundings implements Fundings {

    private final Rows<Long, FundedJob> jobs;
    private final Rows<String, PreparedFunding> prepared;
    private final Planted planted;

    MemoryFundings(Store store) {
        jobs = new Rows<>(store.db);
        prepared = new Rows<>(store.db);
        planted = store.planted;
    }

    @Override
    public FundedJob lockOrCreate(long jobId, String employer) {
        if (jobs.get(jobId) == null) {
            jobs.put(jobId, new FundedJob(jobId, false));
        }
        return lock(jobId).orElseThrow();
    }

    @Override
    public Optional<FundedJob> lock(long jobId) {
        return Optional.ofNullable(jobs.get(jobId));
    }

    /** True when the job was called off. */
    boolean voided(long jobId) {
        return jobs.get(jobId).voided();
    }

    @Override
    public void voidJob(long jobId) {
        jobs.put(jobId, new FundedJob(jobId, planted != Planted.LATE_LOCK_COUNTS));
    }

    @Override
    public void save(PreparedFunding funding) {
        prepared.put(funding.onchainId(), funding);
    }

    @Override
    public Optional<PreparedFunding> newest(long jobId) {
        return prepared.all().stream().filter(f -> f.jobId() == jobId).reduce((a, b) -> b);
    }

    @Override
    public Optional<Long> jobByOnchainId(String onchainId) {
        return Optional.ofNullable(prepared.get(onchainId)).map(PreparedFunding::jobId);
    }

    @Override
    public Optional<Long> jobByTerms(String employer, String termsHash) {
        return prepared.all().stream()
                .filter(f -> f.termsHash().equals(termsHash) && f.employer().equals(employer))
                .map(PreparedFunding::jobId)
                .findFirst();
    }
}

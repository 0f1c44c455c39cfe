package io.paychain.simulation;

import io.paychain.jobs.adapter.Jobs;
import io.paychain.jobs.domain.Job;
import io.paychain.jobs.domain.Note;
import io.paychain.jobs.domain.Offer;
import io.paychain.jobs.domain.Wording;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The stored jobs and the offers made for them. */
final class MemoryJobs extends Jobs {

    private final Rows<Long, Job> jobs;
    private final Rows<String, Offer> offers;
    private final Rows<String, Long> acceptors;

    MemoryJobs(Store store) {
        jobs = new Rows<>(store.db);
        offers = new Rows<>(store.db);
        acceptors = new Rows<>(store.db);
    }

    Collection<Job> all() {
        return jobs.all();
    }

    @Override
    public void add(Job job) {
        long id = jobs.size() + 1L;
        Rows.set(job, "id", id);
        jobs.persist(id, job);
    }

    @Override
    public Optional<Job> find(long id) {
        return Optional.ofNullable(jobs.entity(id));
    }

    @Override
    public Optional<Job> findLocked(long id) {
        return find(id);
    }

    @Override
    public void flush() {
        // everything is in memory
    }

    @Override
    public void addOffer(long jobId, String contractJobId, Offer offer) {
        offers.put(contractJobId, offer);
    }

    @Override
    public Optional<Offer> offer(long jobId, String contractJobId) {
        return Optional.ofNullable(offers.get(contractJobId));
    }

    @Override
    public void addAcceptance(long jobId, String wallet, long userId, Instant validUntil) {
        acceptors.put(jobId + wallet, userId);
    }

    @Override
    public Optional<Long> acceptor(long jobId, String wallet) {
        return Optional.ofNullable(acceptors.get(jobId + wallet));
    }

    @Override
    public void addVersion(long jobId, Wording wording, long editor, Instant at) {
        // no history reads old wordings
    }

    @Override
    public void addNote(long jobId, Note note) {
        // no history reads notes
    }
}

package io.paychain.jobs.adapter;

import io.paychain.escrow.api.EscrowEvents;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.Share;
import io.paychain.identity.IdentityService;
import io.paychain.identity.api.UserSummary;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.domain.Job;
import io.paychain.jobs.domain.Lock;
import io.paychain.jobs.domain.Standing;
import io.paychain.platform.outbox.Outbox;
import io.paychain.platform.outbox.StoredEvent;
import io.paychain.shared.event.DomainEvent;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies one escrow event to its job, in one transaction and once, however often it comes. */
@Stateless
public class JobFollower {

    private static final System.Logger LOG = System.getLogger(JobFollower.class.getName());
    private static final long NOBODY = 0; // no user's id

    @Inject
    Jobs jobs;

    @Inject
    IdentityService identity;

    @Inject
    Outbox outbox;

    /** Takes the event in; one that is older than the job's newest is skipped. */
    public void follow(StoredEvent event) {
        Optional<Job> found = jobs.findLocked(event.number("job_id"));
        if (found.isEmpty()) {
            LOG.log(Level.WARNING, "no job for {0} {1}", event.type(), event.eventId());
            return;
        }
        if (found.get().takeIn(event.position())) {
            overtaken(found.get(), event).ifPresent(outbox::publish);
            apply(found.get(), event).ifPresent(outbox::publish);
        }
    }

    /** Whoever waits for a step that can no longer happen hears of it now, and not only when the relayer notices. */
    private Optional<DomainEvent> overtaken(Job job, StoredEvent event) {
        Instant at = time(event, "occurred_at");
        return switch (event.type()) {
            case EscrowEvents.LOCKED, EscrowEvents.LOCKED_UNWANTED -> job.relocked(event.text("onchain_job_id"), at);
            case EscrowEvents.ACCEPTED -> job.overtaken(JobAction.ACCEPT, worker(job, event), at);
            case EscrowEvents.RELEASED -> job.overtaken(JobAction.APPROVE, Optional.empty(), at);
            case EscrowEvents.REFUNDED -> job.overtaken(JobAction.REFUND, Optional.empty(), at);
            case EscrowEvents.WITHDRAWN -> job.overtaken(JobAction.WITHDRAW, Optional.empty(), at);
            default -> Optional.empty();
        };
    }

    private Optional<Long> worker(Job job, StoredEvent event) {
        return Optional.of(
                worker(job.id(), event.text("worker")).map(UserSummary::id).orElse(NOBODY));
    }

    /** Whoever signed with the wallet, also when it is connected to nobody by now: pay that is locked has a worker. */
    private Optional<UserSummary> worker(long job, String wallet) {
        return jobs.acceptor(job, wallet)
                .flatMap(id ->
                        Optional.ofNullable(identity.summaries(List.of(id)).get(id)))
                .or(() -> identity.byWallet(wallet));
    }

    private Optional<DomainEvent> apply(Job job, StoredEvent event) {
        Instant at = time(event, "occurred_at");
        return switch (event.type()) {
            case EscrowEvents.LOCKED ->
                Optional.of(job.locked(lock(event), jobs.offer(job.id(), event.text("onchain_job_id")), at));
            case EscrowEvents.LOCKED_UNWANTED -> Optional.of(job.lockedUnwanted(lock(event), event.text("reason"), at));
            case EscrowEvents.LOCK_LEFT -> Optional.of(job.lockLeft(at));
            case EscrowEvents.ACCEPTED -> Optional.of(accepted(job, event, at));
            case EscrowEvents.SUBMITTED -> Optional.of(job.submitted(at, time(event, "review_ends_at")));
            case EscrowEvents.RELEASED -> Optional.of(job.released(wei(event, "amount"), at));
            case EscrowEvents.REFUNDED ->
                Optional.of(job.refunded(wei(event, "amount"), Boolean.parseBoolean(event.text("expired")), at));
            case EscrowEvents.WITHDRAWN -> Optional.of(job.withdrawn(time(event, "reopen_by"), at));
            case EscrowEvents.REOPENED -> Optional.of(job.reopened(time(event, "accept_by"), at));
            case EscrowEvents.DISPUTED -> Optional.of(job.disputed(time(event, "ruling_ends_at"), at));
            case EscrowEvents.SETTLED -> Optional.of(job.settled(share(event), at));
            case EscrowEvents.AMENDED ->
                Optional.of(job.amended(timeOrNull(event, "deadline"), timeOrNull(event, "review_ends_at"), at));
            case EscrowEvents.ACTION_FAILED ->
                JobAction.ofEscrow(event.text("action")).flatMap(action -> job.failed(action, event.text("code"), at));
            case EscrowEvents.ROLLED_BACK -> Optional.of(job.rolledBack(standing(job, event), at));
            default -> Optional.empty();
        };
    }

    private DomainEvent accepted(Job job, StoredEvent event, Instant at) {
        String wallet = event.text("worker");
        Optional<UserSummary> worker = worker(job.id(), wallet);
        return job.accepted(
                worker.map(UserSummary::id).orElse(null),
                wallet,
                worker.map(UserSummary::username).orElse(wallet),
                at,
                time(event, "deadline"));
    }

    private static Lock lock(StoredEvent event) {
        return new Lock(
                event.text("onchain_job_id"),
                event.text("contract_address"),
                event.number("chain_id"),
                wei(event, "amount"),
                wei(event, "fee"),
                time(event, "accept_by"));
    }

    private Standing standing(Job job, StoredEvent event) {
        String wallet = event.textOrNull("worker");
        Long worker = wallet == null
                ? null
                : worker(job.id(), wallet).map(UserSummary::id).orElse(null);
        EscrowStatus status = EscrowStatus.valueOf(event.text("status"));
        boolean unwanted = Boolean.parseBoolean(event.textOrNull("unwanted"));
        return new Standing(status, unwanted, worker, wallet, clock(event, status));
    }

    private static @Nullable Instant clock(StoredEvent event, EscrowStatus status) {
        String key = switch (status) {
            case OPEN -> "accept_by";
            case ACTIVE -> "deadline";
            case SUBMITTED -> "review_ends_at";
            case VACANT -> "reopen_by";
            case DISPUTED -> "ruling_ends_at";
            case NONE, RELEASED, REFUNDED, SETTLED -> "";
        };
        return timeOrNull(event, key);
    }

    private static Share share(StoredEvent event) {
        return new Share(wei(event, "to_worker"), wei(event, "to_employer"), wei(event, "fee"));
    }

    private static @Nullable Instant timeOrNull(StoredEvent event, String key) {
        String text = event.textOrNull(key);
        return text == null ? null : Instant.parse(text);
    }

    private static Instant time(StoredEvent event, String key) {
        return Instant.parse(event.text(key));
    }

    private static BigInteger wei(StoredEvent event, String key) {
        return new BigInteger(event.text(key));
    }
}

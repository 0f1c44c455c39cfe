package io.paychain.jobs.domain;

import io.paychain.jobs.api.JobAction;
import io.paychain.shared.event.DomainEvent;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a job is on its way to the chain, one thing at a time, and how that ends. */
@MappedSuperclass
abstract class PendingJob extends JobRow {

    /** An action was handed to the chain; nothing else may start until it ends. */
    public final void ask(JobAction action, long userId, @Nullable String transactionHash, Instant now) {
        requireNothingPending();
        pendingAction = action.code();
        pendingUserId = userId;
        pendingTransactionHash = transactionHash;
        failedAction = null;
        failedCode = null;
        updatedAt = now;
    }

    /** A relayed action came to nothing; empty when the job did not wait for it. */
    public final Optional<DomainEvent> failed(JobAction action, String code, Instant now) {
        return JobAction.of(pendingAction).filter(asked -> awaits(action)).map(asked -> {
            DomainEvent event = JobEvents.actionFailed(this, asked, code);
            clearPending();
            failedAction = asked.code();
            failedCode = code;
            updatedAt = now;
            return event;
        });
    }

    /** True when this ends what is on its way; a pick goes to the contract as an acceptance. */
    private boolean awaits(JobAction action) {
        return action.code().equals(pendingAction) || (action == JobAction.ACCEPT && picking());
    }

    private boolean picking() {
        return JobAction.PICK.code().equals(pendingAction);
    }

    /**
     * The job went on by {@code done}: another step that was asked for comes too late.
     *
     * @param by who did it, where that matters: of two who accept, one is too late
     * @return what the one who waits is told; empty when nothing, or just this, was asked for
     */
    public final Optional<DomainEvent> overtaken(JobAction done, Optional<Long> by, Instant now) {
        // Whoever is admitted where the employer picks, it was by the employer's own signature.
        boolean fulfilled = awaits(done)
                && (picking() || by.map(user -> user.equals(pendingUserId)).orElse(true));
        return fulfilled
                ? Optional.empty()
                : JobAction.of(pendingAction).flatMap(late -> failed(late, "WRONG_STATE", now));
    }

    /**
     * A lock counts: a step that was asked for under another one, which the chain took back, comes too late.
     *
     * @return what the one who waits is told; empty when nothing was asked for, or under this lock
     */
    public final Optional<DomainEvent> relocked(String onchainJobId, Instant now) {
        return onchainJobId.equals(contractJobId)
                ? Optional.empty()
                : JobAction.of(pendingAction).flatMap(late -> failed(late, "WRONG_STATE", now));
    }

    final void done(JobAction action, Instant at) {
        if (awaits(action)) {
            clearPending();
        }
        updatedAt = at;
    }

    final void over(Instant at) {
        clearPending();
        updatedAt = at;
    }

    private void clearPending() {
        pendingAction = null;
        pendingUserId = null;
        pendingTransactionHash = null;
    }
}

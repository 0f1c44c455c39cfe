package io.paychain.disputes.domain;

import io.paychain.disputes.api.DisputeStatus;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a dispute; {@link Dispute} has the verbs. */
@MappedSuperclass
abstract class DisputeRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Column(name = "job_id")
    long jobId;

    int round;

    @Column(name = "employer_id")
    long employerId;

    @Column(name = "worker_id")
    @Nullable
    Long workerId;

    String status = DisputeStatus.OPENING.code();
    String category;
    String reason;

    @Nullable
    String answer;

    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    @Column(name = "ruling_ends_at")
    @Nullable
    Instant rulingEndsAt;

    @Column(name = "to_worker_wei")
    @Nullable
    BigInteger toWorkerWei;

    @Column(name = "to_employer_wei")
    @Nullable
    BigInteger toEmployerWei;

    @Column(name = "fee_wei")
    @Nullable
    BigInteger feeWei;

    @Column(name = "opened_transaction")
    @Nullable
    String openedTransaction;

    @Column(name = "ended_transaction")
    @Nullable
    String endedTransaction;

    @Column(name = "opened_at")
    @Nullable
    Instant openedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "event_position")
    long eventPosition;

    @Version
    int version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** The row's id; 0 before it is stored. */
    public long id() {
        return id;
    }

    /** The job's id. */
    public long jobId() {
        return jobId;
    }

    /** Where it stands. */
    public DisputeStatus status() {
        return DisputeStatus.of(status);
    }

    /** The user ids of the parties. */
    public List<Long> people() {
        return workerId == null ? List.of(employerId) : List.of(employerId, workerId);
    }

    /** When it was signed, server time. */
    public Instant createdAt() {
        return createdAt;
    }

    /** The worker's answer; null before. */
    public @Nullable String answer() {
        return answer;
    }

    /** When the worker answered; null before. */
    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    /** The arbiter's last second; null before the chain has it. */
    public @Nullable Instant rulingEndsAt() {
        return rulingEndsAt;
    }

    /** Who opened it. */
    public long employerId() {
        return employerId;
    }

    /** What it is about, in words. */
    public String reason() {
        return reason;
    }
}

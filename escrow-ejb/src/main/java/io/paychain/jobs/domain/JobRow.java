package io.paychain.jobs.domain;

import io.paychain.jobs.api.JobStatus;
import io.paychain.jobs.api.PaymentStatus;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of a job; {@link Job} has the verbs. */
@MappedSuperclass
abstract class JobRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Column(name = "employer_id")
    long employerId;

    @Column(name = "worker_id")
    @Nullable
    Long workerId;

    @Column(name = "employer_wallet")
    String employerWallet;

    @Column(name = "worker_wallet")
    @Nullable
    String workerWallet;

    String title;
    String description;

    @Column(name = "job_type")
    String jobType;

    @Column(name = "pay_amount_usd")
    BigDecimal payAmountUsd;

    @Column(name = "pay_amount_wei")
    @Nullable
    BigInteger payAmountWei;

    @Column(name = "platform_fee_usd")
    BigDecimal platformFeeUsd = BigDecimal.ZERO;

    @Column(name = "platform_fee_wei")
    BigInteger platformFeeWei = BigInteger.ZERO;

    @Column(name = "time_limit_hours")
    int timeLimitHours;

    @Column(name = "accept_within_hours")
    int acceptWithinHours;

    @Column(name = "review_hours")
    int reviewHours;

    Checklist checklist;

    @Column(name = "accept_by")
    @Nullable
    Instant acceptBy;

    @Column(name = "accepted_at")
    @Nullable
    Instant acceptedAt;

    @Nullable
    Instant deadline;

    @Column(name = "submitted_at")
    @Nullable
    Instant submittedAt;

    @Column(name = "review_ends_at")
    @Nullable
    Instant reviewEndsAt;

    @Column(name = "reopen_by")
    @Nullable
    Instant reopenBy;

    @Column(name = "completed_at")
    @Nullable
    Instant completedAt;

    @Column(name = "chain_id")
    @Nullable
    Long chainId;

    @Column(name = "contract_address")
    @Nullable
    String contractAddress;

    @Column(name = "contract_job_id")
    @Nullable
    String contractJobId;

    String status = JobStatus.OPEN.code();

    @Column(name = "payment_status")
    String paymentStatus = PaymentStatus.PENDING.code();

    @Column(name = "pending_action")
    @Nullable
    String pendingAction;

    @Column(name = "pending_user_id")
    @Nullable
    Long pendingUserId;

    @Column(name = "pending_transaction_hash")
    @Nullable
    String pendingTransactionHash;

    @Column(name = "failed_action")
    @Nullable
    String failedAction;

    @Column(name = "failed_code")
    @Nullable
    String failedCode;

    @Column(name = "event_position")
    long eventPosition;

    @Version
    int version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;
}

package io.paychain.jobs.domain;

import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.JobStatus;
import io.paychain.jobs.api.PaymentStatus;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of a job and what others may read of them; {@link Job} has the verbs. */
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

    @Column(name = "organization_id")
    @Nullable
    Long organizationId;

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

    @Column(name = "pay_asset")
    String payAsset = Asset.ETH.name();

    @Column(name = "settled_to_worker_wei")
    @Nullable
    BigInteger settledToWorkerWei;

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

    @Column(name = "employer_picks")
    boolean employerPicks;

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

    @Column(name = "ruling_ends_at")
    @Nullable
    Instant rulingEndsAt;

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

    /** The database id; 0 before it is stored. */
    public long id() {
        return id;
    }

    /** On whose behalf it was posted; null for the employer's own. */
    public final @Nullable Long organizationId() {
        return organizationId;
    }

    /** Posts it on behalf of an organisation; said once, before it is stored. */
    public final void onBehalfOf(long organization) {
        organizationId = organization;
    }

    /** True for the parties' side that posted it. */
    public boolean isEmployer(Caller caller) {
        return caller.signedIn() && employerId == caller.userId();
    }

    /** True when this user is the assigned worker. */
    public boolean isWorker(Caller caller) {
        return workerId != null && workerId == caller.userId();
    }

    /** True unless the job was never funded and is somebody else's: locked pay is public anyway. */
    public boolean visibleTo(Caller caller) {
        boolean funded = payment() != PaymentStatus.PENDING && payment() != PaymentStatus.FAILED;
        return funded || isEmployer(caller) || caller.is("admin");
    }

    /** What may be reworded. */
    public Wording wording() {
        return new Wording(title, description, jobType);
    }

    /** What the contract binds, or will bind. */
    public Terms terms() {
        return new Terms(
                payAmountUsd, price(), timeLimitHours, acceptWithinHours, reviewHours, checklist, employerPicks);
    }

    /** What the pay is counted in. */
    public Asset asset() {
        return Asset.valueOf(payAsset);
    }

    /** The price of a job in a token; null for one in USD, which is paid in ether. */
    final @Nullable Money price() {
        return asset() == Asset.ETH || payAmountWei == null ? null : new Money(payAmountWei, asset());
    }

    /** Who locks the pay, lower-case 0x address. */
    public String employerWallet() {
        return employerWallet;
    }

    /** The user ids of the parties. */
    public List<Long> people() {
        return workerId == null ? List.of(employerId) : List.of(employerId, workerId);
    }

    /** The entity tag's number. */
    public int version() {
        return version;
    }

    /** When it was posted, server time. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Where the job stands. */
    public JobStatus status() {
        return JobStatus.valueOf(status.toUpperCase(Locale.ROOT));
    }

    /** How the pay stands. */
    public PaymentStatus payment() {
        return PaymentStatus.valueOf(paymentStatus.toUpperCase(Locale.ROOT));
    }

    /**
     * Only while the pay is still to be locked (D14).
     *
     * @throws Refusal TERMS_LOCKED
     */
    public void requireUnlocked() {
        if (payment() != PaymentStatus.PENDING) {
            throw new Refusal(JobProblem.TERMS_LOCKED, "Pay, time and checklist are fixed once the pay is locked.");
        }
    }

    /**
     * Only while nobody has accepted and nobody is about to (D14).
     *
     * @throws Refusal ALREADY_ACCEPTED, WRONG_STATUS, ACTION_PENDING
     */
    public void requireEditable() {
        if (status().isAssigned()) {
            throw new Refusal(JobProblem.ALREADY_ACCEPTED, "A worker has accepted these words.");
        }
        if (status().isFinal()) {
            throw new Refusal(JobProblem.WRONG_STATUS, "The job has ended.");
        }
        requireNothingPending();
    }

    /**
     * Only while nothing is on its way to the chain.
     *
     * @throws Refusal ACTION_PENDING
     */
    public void requireNothingPending() {
        if (pendingAction != null) {
            throw new Refusal(JobProblem.ACTION_PENDING, "The job waits for the chain: " + pendingAction + ".");
        }
    }
}

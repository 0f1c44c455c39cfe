package io.paychain.jobs.domain;

import io.paychain.escrow.api.Share;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobStatus;
import io.paychain.shared.event.DomainEvent;
import io.paychain.shared.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What clients hear about jobs (P80–P88). {@code jobs} and {@code payments} are public and carry
 * public fields only; the rest goes to the parties (D16).
 */
final class JobEvents {

    private static final String JOBS = "jobs";
    private static final String PAYMENTS = "payments";

    private JobEvents() {}

    static DomainEvent created(Job job) {
        return event("job_created", job, List.of(JOBS), offer(job));
    }

    static DomainEvent reopened(Job job) {
        return event("job_reopened", job, List.of(JOBS), offer(job));
    }

    // The documents' table says pay, their flow pay_amount_usd: both stay (D16).
    private static Map<String, @Nullable Object> offer(Job job) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("title", job.title);
        Money price = job.price();
        data.put("pay", price == null ? job.payAmountUsd.toPlainString() : price.text());
        data.put("pay_amount_usd", price == null ? job.payAmountUsd.toPlainString() : null);
        data.put("pay_asset", price == null ? null : price.asset().name());
        data.put("job_type", job.jobType);
        return data;
    }

    static DomainEvent accepted(Job job, String workerName) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("worker", workerName);
        data.put("worker_id", job.workerId);
        data.put("deadline", String.valueOf(job.deadline));
        return event("job_accepted", job, parties(job), data);
    }

    static DomainEvent submitted(Job job) {
        return event("job_completed", job, parties(job), Map.of("review_ends_at", String.valueOf(job.reviewEndsAt)));
    }

    static DomainEvent changesRequested(Job job, String note) {
        return event(
                "job_changes_requested",
                job,
                parties(job),
                Map.of("note", note, "review_ends_at", String.valueOf(job.reviewEndsAt)));
    }

    static DomainEvent checklistUpdated(Job job) {
        return event(
                "checklist_updated", job, parties(job), Map.of("progress_percent", job.checklist.progressPercent()));
    }

    static DomainEvent withdrawn(Job job) {
        return event("job_withdrawn", job, parties(job), Map.of());
    }

    static DomainEvent paid(Job job, BigInteger amountWei) {
        List<String> channels = new ArrayList<>(List.of(PAYMENTS));
        channels.addAll(parties(job));
        return event("payment_confirmed", job, channels, amount(job, "amount", amountWei));
    }

    static DomainEvent disputed(Job job) {
        return event("job_disputed", job, parties(job), Map.of("ruling_ends_at", String.valueOf(job.rulingEndsAt)));
    }

    static DomainEvent settled(Job job, Share share) {
        Map<String, @Nullable Object> data = amount(job, "to_worker", share.toWorker());
        data.put("to_employer", new Money(share.toEmployer(), job.asset()).text());
        data.put("fee", new Money(share.fee(), job.asset()).text());
        return event("job_settled", job, parties(job), data);
    }

    static DomainEvent amended(Job job) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        boolean review = job.status() == JobStatus.SUBMITTED;
        data.put(review ? "review_ends_at" : "deadline", String.valueOf(review ? job.reviewEndsAt : job.deadline));
        return event("job_amended", job, parties(job), data);
    }

    /** Which clock a refund came from. */
    static String refundReason(JobStatus status) {
        return switch (status) {
            case ACTIVE, IN_PROGRESS -> "not_submitted";
            case WITHDRAWN -> "not_reopened";
            default -> "not_accepted";
        };
    }

    static DomainEvent refunded(Job job, BigInteger amountWei, String reason) {
        Map<String, @Nullable Object> data = amount(job, "refund_amount", amountWei);
        data.put("reason", reason);
        return event("job_refunded", job, parties(job), data);
    }

    static DomainEvent cancelledRefunded(Job job, BigInteger amountWei) {
        return event("job_cancelled_refunded", job, parties(job), amount(job, "refund_amount", amountWei));
    }

    static DomainEvent lockedUnwanted(Job job, String reason) {
        return event("job_lock_refused", job, parties(job), Map.of("reason", reason));
    }

    static DomainEvent actionFailed(JobRow job, JobAction action, String code) {
        String channel = "user:" + job.pendingUserId;
        return event("job_action_failed", job, List.of(channel), Map.of("action", action.code(), "code", code));
    }

    static DomainEvent rolledBack(Job job) {
        return event("job_rolled_back", job, parties(job), Map.of("status", job.status));
    }

    private static List<String> parties(Job job) {
        List<String> parties = new ArrayList<>(List.of("user:" + job.employerId));
        if (job.workerId != null) {
            parties.add("user:" + job.workerId);
        }
        return parties;
    }

    private static Map<String, @Nullable Object> amount(Job job, String key, BigInteger minor) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(key, new Money(minor, job.asset()).text());
        data.put("asset", job.payAsset);
        return data;
    }

    private static DomainEvent event(String type, JobRow job, List<String> channels, Map<String, ?> more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("job_id", job.id);
        more.forEach((key, value) -> {
            if (value != null) {
                data.put(key, value);
            }
        });
        return new DomainEvent(type, "job:" + job.id, channels, data);
    }
}

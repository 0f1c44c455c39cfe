package io.paychain.jobs.domain;

import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.JobStatus;
import io.paychain.jobs.api.PaymentStatus;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may ask for which action when, as named rules: the first that refuses counts. */
public enum ActionRules {
    /** Each action belongs to one party. */
    BY_THE_RIGHT_PARTY {
        @Override
        Optional<Refusal> refusal(Job job, JobAction action, Caller caller) {
            return switch (action) {
                case ACCEPT -> refuseIf(job.employerId == caller.userId(), JobProblem.OWN_JOB, "This is your own job.");
                case COMPLETE, WITHDRAW ->
                    refuseIf(!isWorker(job, caller), JobProblem.NOT_THE_WORKER, "You are not the worker of this job.");
                case APPROVE, REOPEN, DISPUTE, PICK ->
                    refuseIf(
                            job.employerId != caller.userId(),
                            JobProblem.NOT_THE_EMPLOYER,
                            "You are not the employer of this job.");
                case SETTLE, AMEND ->
                    refuseIf(
                            job.employerId != caller.userId() && !isWorker(job, caller),
                            JobProblem.NOT_A_PARTY,
                            "You are not a party of this job.");
                case REFUND, FINALIZE -> Optional.empty();
            };
        }
    },
    /** The signature is a wallet's. */
    WITH_A_WALLET {
        @Override
        Optional<Refusal> refusal(Job job, JobAction action, Caller caller) {
            boolean needed = action != JobAction.REFUND && action != JobAction.FINALIZE;
            return refuseIf(needed && caller.wallet() == null, JobProblem.WALLET_REQUIRED, "Connect a wallet first.");
        }
    },
    /** The contract knows these moves from these statuses only, and only with money in it. */
    IN_THE_RIGHT_STATUS {
        @Override
        Optional<Refusal> refusal(Job job, JobAction action, Caller caller) {
            boolean allowed = statuses(action).contains(job.status()) && job.payment() == PaymentStatus.LOCKED;
            boolean entering = action == JobAction.ACCEPT || action == JobAction.PICK;
            Problem problem = entering ? JobProblem.JOB_NOT_OPEN : JobProblem.WRONG_STATUS;
            return refuseIf(
                    !allowed, problem, "The job is " + job.status().code() + ", its pay " + job.paymentStatus + ".");
        }
    },
    /** The terms say who admits the worker: the platform, or the employer. */
    ADMITTED_AS_AGREED {
        @Override
        Optional<Refusal> refusal(Job job, JobAction action, Caller caller) {
            if (action == JobAction.ACCEPT && job.employerPicks) {
                return Optional.of(employerPicks(job));
            }
            return refuseIf(
                    action == JobAction.PICK && !job.employerPicks,
                    JobProblem.NO_APPLICATIONS,
                    "The platform admits the worker of this job.");
        }
    },
    /** One thing at a time: of many acceptances the first one wins. */
    NOTHING_ELSE_ON_ITS_WAY {
        @Override
        Optional<Refusal> refusal(Job job, JobAction action, Caller caller) {
            return refuseIf(
                    job.pendingAction != null,
                    JobProblem.ACTION_PENDING,
                    "The job waits for the chain: " + job.pendingAction + ".");
        }
    };

    abstract Optional<Refusal> refusal(Job job, JobAction action, Caller caller);

    /**
     * Asks every rule.
     *
     * @throws Refusal of the first rule that says no
     */
    public static void check(Job job, JobAction action, Caller caller) {
        for (ActionRules rule : List.of(values())) {
            rule.refusal(job, action, caller).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    /**
     * Asks every rule about an application: those of acceptance, of a job whose employer picks.
     *
     * @throws Refusal of the first rule that says no
     */
    public static void checkApplication(Job job, Caller caller) {
        for (ActionRules rule : List.of(values())) {
            Optional<Refusal> no = rule == ADMITTED_AS_AGREED
                    ? refuseIf(!job.employerPicks, JobProblem.NO_APPLICATIONS, "This job can be accepted at once.")
                    : rule.refusal(job, JobAction.ACCEPT, caller);
            no.ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    private static Refusal employerPicks(Job job) {
        return new Refusal(
                JobProblem.EMPLOYER_PICKS,
                "The employer picks the worker of this job: apply for it.",
                List.of(),
                Map.of("applications", "/api/v1/jobs/" + job.id() + "/applications"));
    }

    static Set<JobStatus> statuses(JobAction action) {
        return switch (action) {
            case ACCEPT, PICK -> Set.of(JobStatus.OPEN);
            case COMPLETE -> Set.of(JobStatus.ACTIVE, JobStatus.IN_PROGRESS);
            case APPROVE, WITHDRAW, SETTLE ->
                Set.of(JobStatus.ACTIVE, JobStatus.IN_PROGRESS, JobStatus.SUBMITTED, JobStatus.DISPUTED);
            case AMEND -> Set.of(JobStatus.ACTIVE, JobStatus.IN_PROGRESS, JobStatus.SUBMITTED);
            case DISPUTE -> Set.of(JobStatus.SUBMITTED);
            case FINALIZE -> Set.of(JobStatus.DISPUTED);
            case REOPEN -> Set.of(JobStatus.WITHDRAWN);
            case REFUND ->
                Set.of(
                        JobStatus.OPEN,
                        JobStatus.ACTIVE,
                        JobStatus.IN_PROGRESS,
                        JobStatus.WITHDRAWN,
                        JobStatus.CANCELLED);
        };
    }

    private static boolean isWorker(Job job, Caller caller) {
        return job.workerId != null && job.workerId == caller.userId();
    }

    private static Optional<Refusal> refuseIf(boolean wrong, Problem problem, String detail) {
        return wrong ? Optional.of(new Refusal(problem, detail)) : Optional.empty();
    }
}

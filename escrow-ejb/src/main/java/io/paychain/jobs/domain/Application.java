package io.paychain.jobs.domain;

import io.paychain.escrow.api.SignedAction;
import io.paychain.jobs.api.ApplicationStatus;
import io.paychain.jobs.api.JobProblem;
import io.paychain.shared.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A worker's wish for a job whose employer picks, with the acceptance signed ahead.
 *
 * @param jobTitle as it is now
 * @param round of the job that the acceptance is for
 * @param wallet lower-case 0x address
 * @param message for the employer; null for none
 * @param signature 0x hex; null once it was taken back
 * @param byContract true when only the worker's contract understands the signature
 * @param validUntil chain time, whole seconds
 * @param lock the job's on chain that the acceptance is for; null when it was not kept
 * @param lockReplaced true when a reorganisation gave the job another lock than the acceptance is for
 * @param createdAt server time
 */
public record Application(
        long id,
        long jobId,
        String jobTitle,
        long employerId,
        int round,
        long workerId,
        String wallet,
        @Nullable String message,
        @Nullable String signature,
        boolean byContract,
        Instant validUntil,
        @Nullable String lock,
        boolean lockReplaced,
        ApplicationStatus status,
        Instant createdAt,
        Instant updatedAt) {

    /** The longest message, in characters. */
    public static final int MAX_MESSAGE = 1_000;

    /** How many may wait for one employer's pick. */
    public static final int MAX_OPEN_OF_JOB = 200;

    /** How many of one worker may wait. */
    public static final int MAX_OPEN_OF_WORKER = 100;

    /** How long what was said with an application that came to nothing is kept after its end. */
    public static final Duration MESSAGE_KEPT = Duration.ofDays(90);

    /** Where it stands at a chain time: it ends with its signature, and with the lock that it was signed for. */
    public ApplicationStatus status(Instant now) {
        boolean bindsNobody = lockReplaced || now.isAfter(validUntil);
        return status == ApplicationStatus.OPEN && bindsNobody ? ApplicationStatus.EXPIRED : status;
    }

    /**
     * What the worker signed, for an employer who picks now.
     *
     * @param now chain time
     * @throws Refusal APPLICATION_CLOSED, APPLICATION_PICKED
     */
    public SignedAction acceptance(Instant now) {
        requireOpen(now);
        if (signature == null) {
            throw new IllegalStateException("application " + id + " is open without a signature");
        }
        return new SignedAction(signature, validUntil);
    }

    /**
     * Only while who applied can be bound: the chain knows them by this wallet alone.
     *
     * @param held whether the wallet is theirs until the transaction ends, and the account not locked
     * @throws Refusal APPLICATION_CLOSED
     */
    public void requireTheirs(boolean held) {
        if (!held) {
            throw new Refusal(
                    JobProblem.APPLICATION_CLOSED,
                    "The worker can take the job no longer with the wallet that signed.");
        }
    }

    /**
     * Only while it waits.
     *
     * @param now chain time
     * @throws Refusal APPLICATION_CLOSED, APPLICATION_PICKED
     */
    public void requireOpen(Instant now) {
        ApplicationStatus present = status(now);
        if (present == ApplicationStatus.PICKED || present == ApplicationStatus.ACCEPTED) {
            throw new Refusal(JobProblem.APPLICATION_PICKED, "The employer has picked this application.");
        }
        if (present != ApplicationStatus.OPEN) {
            throw new Refusal(JobProblem.APPLICATION_CLOSED, "The application is " + present.code() + ".");
        }
    }
}

package io.paychain.jobs.api;

import io.paychain.shared.error.Problem;

/** What jobs refuse. */
public enum JobProblem implements Problem {
    /** Only this job's employer may. */
    NOT_THE_EMPLOYER(Kind.FORBIDDEN, "Only the job's employer may do this"),
    /** Only this job's worker may. */
    NOT_THE_WORKER(Kind.FORBIDDEN, "Only the job's worker may do this"),
    /** Only this job's employer and worker may. */
    NOT_A_PARTY(Kind.FORBIDDEN, "Only the job's parties may do this"),
    /** The contract refuses a worker who is the employer. */
    OWN_JOB(Kind.FORBIDDEN, "Nobody can accept their own job"),
    /** The caller has no wallet to sign with. */
    WALLET_REQUIRED(Kind.FORBIDDEN, "A wallet is needed for this"),
    /** The job is taken, ended, or its pay is not locked. */
    JOB_NOT_OPEN(Kind.CONFLICT, "The job cannot be accepted"),
    /** The job's status does not allow it. */
    WRONG_STATUS(Kind.CONFLICT, "The job's status does not allow this"),
    /** The employer picks the worker of this job: apply for it; {@code applications} says where. */
    EMPLOYER_PICKS(Kind.CONFLICT, "The employer picks the worker"),
    /** The platform admits the worker of this job: accept it. */
    NO_APPLICATIONS(Kind.CONFLICT, "The job takes no applications"),
    /** A job of that value cannot leave the choice of the worker to the platform. */
    EMPLOYER_PICKS_REQUIRED(Kind.BAD_REQUEST, "The employer has to pick the worker"),
    /** This worker waits for an answer to an earlier application. */
    ALREADY_APPLIED(Kind.CONFLICT, "An application waits already"),
    /** As many applications wait as may. */
    TOO_MANY_APPLICATIONS(Kind.CONFLICT, "Too many applications wait"),
    /** The application was withdrawn, its time is over, or the job went another way. */
    APPLICATION_CLOSED(Kind.CONFLICT, "The application is closed"),
    /** The employer has picked the application; it cannot be taken back any more. */
    APPLICATION_PICKED(Kind.CONFLICT, "The application has been picked"),
    /** Somebody has accepted: only a settlement can end it now (D12). */
    ALREADY_ACCEPTED(Kind.CONFLICT, "The job has been accepted"),
    /** Another action of this job is on its way to the chain. */
    ACTION_PENDING(Kind.CONFLICT, "Another action is on its way"),
    /** Pay, time and checklist wording are bound by the contract once locked (D14). */
    TERMS_LOCKED(Kind.CONFLICT, "The terms are locked"),
    /** The pay is locked; nothing is left to fund. */
    ALREADY_FUNDED(Kind.CONFLICT, "The pay is locked already");

    private final Kind kind;
    private final String title;

    JobProblem(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}

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

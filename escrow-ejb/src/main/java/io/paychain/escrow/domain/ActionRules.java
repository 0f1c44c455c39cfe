package io.paychain.escrow.domain;

import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.shared.error.Refusal;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;

/** Who may do what and when: the contract's own rules, asked before anybody signs or pays gas. */
public final class ActionRules {

    // The contract's MAX_AMENDED, less a minute for the way to it.
    private static final long MAX_EXTENSION = 90L * 24 * 3600 - 60;

    private ActionRules() {}

    /**
     * Refuses an action that the contract would refuse.
     *
     * @param wallet the signer, lower-case
     * @param now chain seconds
     * @throws Refusal WRONG_STATE, TOO_LATE, NOT_A_PARTY
     */
    public static void check(Escrow escrow, EscrowAction action, String wallet, long now) {
        if (action == EscrowAction.ACCEPT && escrow.terms().employerPicks()) {
            throw new Refusal(EscrowProblem.WRONG_STATE, "The employer of this job picks its worker.");
        }
        checkAct(escrow, action, wallet, now);
    }

    /**
     * Refuses an acceptance by the employer's own voucher that the contract would refuse.
     *
     * @param worker who is to be admitted, lower-case
     * @throws Refusal WRONG_STATE, TOO_LATE, NOT_A_PARTY
     */
    public static void checkAdmission(Escrow escrow, String worker, long now) {
        if (!escrow.terms().employerPicks()) {
            throw new Refusal(EscrowProblem.WRONG_STATE, "The platform admits the worker of this job.");
        }
        checkAct(escrow, EscrowAction.ACCEPT, worker, now);
    }

    private static void checkAct(Escrow escrow, EscrowAction action, String wallet, long now) {
        if (!from(action).contains(escrow.status()) || escrow.standing() != Standing.WANTED) {
            throw wrongState(escrow, action.name());
        }
        if (!mayBeDoneBy(escrow, action, wallet)) {
            throw new Refusal(EscrowProblem.NOT_A_PARTY, "This wallet may not do this with this job.");
        }
        if (hasClock(action) && now > escrow.clock()) {
            throw new Refusal(EscrowProblem.TOO_LATE, "The time for this ended on chain.");
        }
    }

    /** Statuses in which the contract takes the action. */
    static Set<EscrowStatus> from(EscrowAction action) {
        return switch (action) {
            case ACCEPT -> EnumSet.of(EscrowStatus.OPEN);
            case SUBMIT -> EnumSet.of(EscrowStatus.ACTIVE);
            case RELEASE, WITHDRAW -> EnumSet.of(EscrowStatus.ACTIVE, EscrowStatus.SUBMITTED, EscrowStatus.DISPUTED);
            case REOPEN -> EnumSet.of(EscrowStatus.VACANT);
            case DISPUTE -> EnumSet.of(EscrowStatus.SUBMITTED);
        };
    }

    private static boolean mayBeDoneBy(Escrow escrow, EscrowAction action, String wallet) {
        return switch (action) {
            case ACCEPT -> !wallet.equals(escrow.employer());
            case SUBMIT, WITHDRAW -> wallet.equals(escrow.worker());
            case RELEASE, REOPEN, DISPUTE -> wallet.equals(escrow.employer());
        };
    }

    private static boolean hasClock(EscrowAction action) {
        return switch (action) {
            case ACCEPT, SUBMIT, REOPEN, DISPUTE -> true;
            case RELEASE, WITHDRAW -> false;
        };
    }

    /**
     * Refuses a refund that the contract would refuse.
     *
     * @throws Refusal WRONG_STATE, TOO_EARLY
     */
    public static void checkRefund(Escrow escrow, long now) {
        checkTimeout(escrow, EnumSet.of(EscrowStatus.OPEN, EscrowStatus.ACTIVE, EscrowStatus.VACANT), now, "refund");
    }

    /**
     * Refuses a release by timeout that the contract would refuse.
     *
     * @throws Refusal WRONG_STATE, TOO_EARLY
     */
    public static void checkSilentRelease(Escrow escrow, long now) {
        checkTimeout(escrow, EnumSet.of(EscrowStatus.SUBMITTED), now, "release");
    }

    /**
     * Refuses a decision by default that the contract would refuse.
     *
     * @throws Refusal WRONG_STATE, TOO_EARLY
     */
    public static void checkFinalize(Escrow escrow, long now) {
        checkTimeout(escrow, EnumSet.of(EscrowStatus.DISPUTED), now, "finalize");
    }

    /**
     * Refuses a ruling that the contract would refuse.
     *
     * @param toWorker wei
     * @throws Refusal WRONG_STATE, NO_ARBITER, TOO_LATE, or a field error for more than the pay
     */
    public static void checkRuling(Escrow escrow, BigInteger toWorker, long now) {
        requireStatus(escrow, EnumSet.of(EscrowStatus.DISPUTED), "rule");
        if (escrow.terms().arbiterId() == 0) {
            throw new Refusal(EscrowProblem.NO_ARBITER, "The terms of this job name no arbiter.");
        }
        if (now > escrow.clock()) {
            throw new Refusal(EscrowProblem.TOO_LATE, "The time for a ruling ended on chain.");
        }
        checkShare(escrow, toWorker);
    }

    /**
     * Refuses an agreement that the contract would refuse, whoever signed it.
     *
     * @param wallet a party, lower-case
     * @throws Refusal WRONG_STATE, NOT_A_PARTY, or a field error for a share or a clock out of range
     */
    public static void checkAgreement(Escrow escrow, Agreement what, String wallet, long now) {
        if (what instanceof Agreement.Split split) {
            requireStatus(escrow, from(EscrowAction.RELEASE), "settle");
            checkShare(escrow, split.toWorker());
        } else if (what instanceof Agreement.Extension extension) {
            requireStatus(escrow, EnumSet.of(EscrowStatus.ACTIVE, EscrowStatus.SUBMITTED), "amend");
            checkLater(escrow, extension, now);
        }
        if (!wallet.equals(escrow.employer()) && !wallet.equals(escrow.worker())) {
            throw new Refusal(EscrowProblem.NOT_A_PARTY, "This wallet may not do this with this job.");
        }
    }

    private static void requireStatus(Escrow escrow, Set<EscrowStatus> allowed, String what) {
        if (!allowed.contains(escrow.status()) || escrow.standing() != Standing.WANTED) {
            throw wrongState(escrow, what);
        }
    }

    /** Refuses a split that gives the worker less than nothing or more than the pay; a field error. */
    public static void checkShare(Escrow escrow, BigInteger toWorker) {
        if (toWorker.signum() < 0 || toWorker.compareTo(escrow.amount()) > 0) {
            throw Refusal.field("to_worker", "OUT_OF_RANGE", "to_worker must be between 0 and the pay.");
        }
    }

    private static void checkLater(Escrow escrow, Agreement.Extension extension, long now) {
        long clock = escrow.contractClock(extension.until());
        if (clock <= escrow.clock() || clock > now + MAX_EXTENSION) {
            throw Refusal.field(
                    "until", "OUT_OF_RANGE", "until must be later than the present end, and at most 90 days ahead.");
        }
    }

    private static void checkTimeout(Escrow escrow, Set<EscrowStatus> from, long now, String what) {
        if (!from.contains(escrow.status())) {
            throw wrongState(escrow, what);
        }
        if (now <= escrow.clock()) {
            throw new Refusal(EscrowProblem.TOO_EARLY, "The clock that allows this has not run out on chain.");
        }
    }

    /** The refusal for a status that does not allow the action. */
    public static Refusal wrongState(Escrow escrow, String what) {
        return new Refusal(
                EscrowProblem.WRONG_STATE,
                "The escrow is " + escrow.status().name().toLowerCase(java.util.Locale.ROOT) + "; it cannot "
                        + what.toLowerCase(java.util.Locale.ROOT) + ".");
    }
}

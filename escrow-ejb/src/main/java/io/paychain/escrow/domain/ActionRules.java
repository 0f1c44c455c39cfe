package io.paychain.escrow.domain;

import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.shared.error.Refusal;
import java.util.EnumSet;
import java.util.Set;

/** Who may do what and when: the contract's own rules, asked before anybody signs or pays gas. */
public final class ActionRules {

    private ActionRules() {}

    /**
     * Refuses an action that the contract would refuse.
     *
     * @param wallet the signer, lower-case
     * @param now chain seconds
     * @throws Refusal WRONG_STATE, TOO_LATE, NOT_A_PARTY
     */
    public static void check(Escrow escrow, EscrowAction action, String wallet, long now) {
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
        };
    }

    private static boolean mayBeDoneBy(Escrow escrow, EscrowAction action, String wallet) {
        return switch (action) {
            case ACCEPT -> !wallet.equals(escrow.employer());
            case SUBMIT, WITHDRAW -> wallet.equals(escrow.worker());
            case RELEASE, REOPEN -> wallet.equals(escrow.employer());
        };
    }

    private static boolean hasClock(EscrowAction action) {
        return switch (action) {
            case ACCEPT, SUBMIT, REOPEN -> true;
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

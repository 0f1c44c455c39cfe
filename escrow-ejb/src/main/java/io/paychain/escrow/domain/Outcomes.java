package io.paychain.escrow.domain;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.domain.EscrowChain.OnchainJob;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the contract says about an intent that it refused. */
public final class Outcomes {

    // The time of a new branch may be behind the one that a signature's end was counted from.
    private static final Set<String> MAY_PASS =
            Set.of("WrongStatus", "TooEarly", "ValidUntilTooFar", "NoSuchJob", "NotEnoughGas");

    // The contract numbers its states in this order, from 0.
    private static final List<EscrowStatus> BY_NUMBER = List.of(EscrowStatus.values());

    private Outcomes() {}

    /** True when the contract already is where the intent wanted it ("already there" is success). */
    public static boolean reached(String action, int round, @Nullable String wallet, OnchainJob job) {
        EscrowStatus status = BY_NUMBER.get(job.status());
        boolean sameRound = job.round() == round;
        return switch (action) {
            case "accept" -> sameRound && job.worker().equals(wallet);
            case "submit" ->
                sameRound
                        && Set.of(EscrowStatus.SUBMITTED, EscrowStatus.RELEASED).contains(status);
            case "release" -> status == EscrowStatus.RELEASED;
            case "dispute" ->
                sameRound && Set.of(EscrowStatus.DISPUTED, EscrowStatus.SETTLED).contains(status);
            case "settle", "finalize" -> status == EscrowStatus.SETTLED;
            case "amend" -> false; // several in a round: only its own transaction shows that it was done
            case "refund" -> status == EscrowStatus.REFUNDED;
            case "withdraw" -> job.round() > round || (sameRound && status == EscrowStatus.VACANT);
            case "reopen" -> job.round() > round;
            default -> throw new IllegalStateException("no outcome of " + action);
        };
    }

    /** True when the refusal may end by itself, for example while the chain is being reorganised. */
    public static boolean mayPass(String error) {
        return MAY_PASS.contains(error);
    }

    /** The contract's error as a code: {@code TooLate} becomes {@code TOO_LATE}. */
    public static String code(String error) {
        return error.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}

package io.paychain.jobs.api;

import io.paychain.escrow.api.EscrowAction;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be on its way to the chain for a job. */
public enum JobAction {
    ACCEPT(EscrowAction.ACCEPT),
    COMPLETE(EscrowAction.SUBMIT),
    APPROVE(EscrowAction.RELEASE),
    WITHDRAW(EscrowAction.WITHDRAW),
    REOPEN(EscrowAction.REOPEN),
    DISPUTE(EscrowAction.DISPUTE),
    /** The employer admits one of those who applied, with a signature of his own. */
    PICK(null),
    /** Agreed and signed by both: the pay is split. */
    SETTLE(null),
    /** Agreed and signed by both: more time. */
    AMEND(null),
    /** Asked for by anybody after the time for a ruling; needs no signature. */
    FINALIZE(null),
    /** Asked for by anybody after a missed clock; needs no signature. */
    REFUND(null);

    private final @Nullable EscrowAction signed;

    JobAction(@Nullable EscrowAction signed) {
        this.signed = signed;
    }

    /**
     * What the party signs.
     *
     * @throws IllegalStateException for what no single party signs
     */
    public EscrowAction signed() {
        if (signed == null) {
            throw new IllegalStateException(this + " is not signed");
        }
        return signed;
    }

    /** The name in JSON and in the database, for example {@code accept}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action of that {@link #code}; empty for null and for any other word. */
    public static Optional<JobAction> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** The job's action behind escrow's own word for it; empty when no party asks for such a thing. */
    public static Optional<JobAction> ofEscrow(String action) {
        for (JobAction each : values()) {
            String word = each.signed == null ? each.name() : each.signed.name();
            if (word.equalsIgnoreCase(action)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}

package io.paychain.ledger.domain;

import io.paychain.ledger.api.Transfer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Undoing a transfer: the opposite transfer, so that both stay on record. */
public final class Reversal {

    /** The code of every reversing transfer. */
    public static final String CODE = "reversal";

    private Reversal() {}

    /** The transfer that undoes another one; always the same for the same original. */
    public static Transfer of(Transfer original, Instant valueDate) {
        return new Transfer(
                idOf(original.clientId()),
                /* debit= */ original.credit(),
                /* credit= */ original.debit(),
                original.amount(),
                CODE,
                original.reference(),
                valueDate);
    }

    private static UUID idOf(UUID original) {
        return UUID.nameUUIDFromBytes(("reversal:" + original).getBytes(StandardCharsets.UTF_8));
    }
}

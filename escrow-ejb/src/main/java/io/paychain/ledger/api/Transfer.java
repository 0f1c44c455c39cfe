package io.paychain.ledger.api;

import io.paychain.shared.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One movement from the debit account to the credit account. Immutable once posted.
 *
 * @param clientId chosen by the poster: the same id and content is posted once
 * @param debit who gives
 * @param credit who receives
 * @param amount more than zero, in the asset of both accounts
 * @param code what kind of movement, for example {@code escrow_lock}
 * @param reference what it belongs to, for example a transaction hash
 * @param valueDate when it happened; kept to the microsecond
 */
public record Transfer(
        UUID clientId,
        LedgerAccount debit,
        LedgerAccount credit,
        Money amount,
        String code,
        String reference,
        Instant valueDate) {

    /**
     * Checks what can be checked without the accounts.
     *
     * @throws IllegalArgumentException when the amount is not positive, both sides are one account, or
     *     the assets differ
     */
    public Transfer {
        if (amount.minor().signum() <= 0) {
            throw new IllegalArgumentException("amount must be positive: " + amount.minor());
        }
        if (debit.key().equals(credit.key())) {
            throw new IllegalArgumentException("both sides are " + debit.key());
        }
        if (debit.asset() != amount.asset() || credit.asset() != amount.asset()) {
            throw new IllegalArgumentException("mixed assets in transfer " + clientId);
        }
        valueDate = valueDate.truncatedTo(ChronoUnit.MICROS);
    }
}

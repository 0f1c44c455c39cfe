package io.paychain.ledger;

import io.paychain.ledger.api.Balance;
import io.paychain.ledger.api.Posted;
import io.paychain.ledger.api.Transfer;
import io.paychain.ledger.domain.Ledger;
import io.paychain.ledger.domain.Reversal;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The ledger's boundary: posts in the transaction of the business change that it records. */
@Stateless
public class LedgerService {

    @Inject
    Ledger ledger;

    /**
     * Posts the transfers in order, all or nothing; one posted before with the same content is
     * answered as replayed.
     *
     * @throws Refusal TRANSFER_EXISTS_WITH_DIFFERENT_CONTENT, INSUFFICIENT_BALANCE, ACCOUNT_UNUSABLE
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public List<Posted> post(List<Transfer> transfers) {
        return ledger.post(transfers);
    }

    /**
     * Undoes transfers by opposite ones, newest first, so that no balance dips below zero on the way.
     * Ids that were never posted are ignored.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public List<Posted> reverse(Collection<UUID> clientIds, Instant valueDate) {
        List<Transfer> originals = new ArrayList<>(ledger.find(clientIds));
        Collections.reverse(originals);
        return ledger.post(
                originals.stream().map(t -> Reversal.of(t, valueDate)).toList());
    }

    /** The balance of an account; empty when nothing was ever posted to it. */
    public Optional<Balance> balance(String key) {
        return ledger.balance(key);
    }

    /** The sums of a book by purpose, in minor units. */
    public Map<String, BigInteger> totals(String book) {
        return ledger.totals(book);
    }
}

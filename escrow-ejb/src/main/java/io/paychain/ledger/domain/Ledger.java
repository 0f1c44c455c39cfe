package io.paychain.ledger.domain;

import io.paychain.ledger.api.Balance;
import io.paychain.ledger.api.Posted;
import io.paychain.ledger.api.Transfer;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where accounts, transfers and entries are kept. */
public interface Ledger {

    /** Posts all or nothing, in order, in the running transaction. */
    List<Posted> post(List<Transfer> transfers);

    /** Transfers by client id, in the order they were posted; unknown ids are missing. */
    List<Transfer> find(Collection<UUID> clientIds);

    /** The balance of an account; empty when it was never opened. */
    Optional<Balance> balance(String key);

    /** The sums of a book by purpose, in minor units; purposes without accounts are missing. */
    Map<String, BigInteger> totals(String book);
}

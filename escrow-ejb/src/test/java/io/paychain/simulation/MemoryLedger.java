package io.paychain.simulation;

import io.paychain.ledger.api.Balance;
import io.paychain.ledger.api.LedgerAccount;
import io.paychain.ledger.api.Posted;
import io.paychain.ledger.api.Transfer;
import io.paychain.ledger.domain.Ledger;
import io.paychain.ledger.domain.Reversal;
import io.paychain.shared.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rules of {@code ledger_post}: one id once, same content or a refusal, no balance below zero, all or nothing. */
final class MemoryLedger implements Ledger {

    /** An account with its balance and how many entries made it. */
    record Account(LedgerAccount name, BigInteger balance, long version) {

        Account add(BigInteger amount) {
            return new Account(name, balance.add(amount), version + 1);
        }
    }

    private record Stored(long id, Transfer transfer) {}

    private final Rows<String, Account> accounts;
    private final Rows<UUID, Stored> transfers;
    private final Planted planted;

    MemoryLedger(Store store) {
        accounts = new Rows<>(store.db);
        transfers = new Rows<>(store.db);
        planted = store.planted;
    }

    Collection<Account> accounts() {
        return accounts.all();
    }

    /** Every balance again, from all transfers. */
    Map<String, BigInteger> replayed() {
        Map<String, BigInteger> balances = new HashMap<>();
        for (Stored stored : transfers.all()) {
            Transfer t = stored.transfer();
            balances.merge(t.debit().key(), t.amount().minor().negate(), BigInteger::add);
            balances.merge(t.credit().key(), t.amount().minor(), BigInteger::add);
        }
        return balances;
    }

    @Override
    public List<Posted> post(List<Transfer> all) {
        List<Posted> posted = new ArrayList<>();
        for (Transfer transfer : lossy(all)) {
            posted.add(post(transfer));
        }
        for (Account account : accounts.all()) {
            if (account.balance().signum() < 0 && !account.name().mayGoNegative()) {
                throw new IllegalStateException("PC002: " + account.name().key() + " would fall below zero");
            }
        }
        return posted;
    }

    private List<Transfer> lossy(List<Transfer> all) {
        boolean losing = planted == Planted.REVERSAL_LOST
                && !all.isEmpty()
                && all.get(0).code().equals(Reversal.CODE);
        return losing ? all.subList(1, all.size()) : all;
    }

    private Posted post(Transfer transfer) {
        Stored before = transfers.get(transfer.clientId());
        if (before != null && planted != Planted.POSTED_TWICE) {
            if (!before.transfer().equals(transfer)) {
                throw new IllegalStateException(
                        "PC001: transfer " + transfer.clientId() + " exists with different content");
            }
            return new Posted(transfer.clientId(), before.id(), true);
        }
        Stored stored = new Stored(transfers.size() + 1L, transfer);
        transfers.put(transfer.clientId(), stored);
        BigInteger amount = transfer.amount().minor();
        enter(transfer.debit(), amount.negate());
        enter(transfer.credit(), amount);
        if (planted == Planted.POSTED_TWICE && stored.id() % 5 == 0) {
            enter(transfer.debit(), amount.negate());
            enter(transfer.credit(), amount);
        }
        return new Posted(transfer.clientId(), stored.id(), false);
    }

    private void enter(LedgerAccount name, BigInteger amount) {
        Account account = accounts.get(name.key());
        accounts.put(name.key(), (account == null ? new Account(name, BigInteger.ZERO, 0) : account).add(amount));
    }

    @Override
    public List<Transfer> find(Collection<UUID> clientIds) {
        return new HashSet<>(clientIds)
                .stream()
                        .map(transfers::get)
                        .filter(stored -> stored != null)
                        .sorted(Comparator.comparingLong(Stored::id))
                        .map(Stored::transfer)
                        .toList();
    }

    @Override
    public Optional<Balance> balance(String key) {
        return Optional.ofNullable(accounts.get(key))
                .map(a -> new Balance(key, new Money(a.balance(), a.name().asset()), a.version()));
    }

    @Override
    public Map<String, BigInteger> totals(String book) {
        Map<String, BigInteger> totals = new HashMap<>();
        for (Account account : accounts.all()) {
            if (book.equals(account.name().book())) {
                totals.merge(account.name().purpose(), account.balance(), BigInteger::add);
            }
        }
        return totals;
    }
}

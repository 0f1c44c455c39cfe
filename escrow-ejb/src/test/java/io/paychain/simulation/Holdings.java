package io.paychain.simulation;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** The contract's storage and everybody's ether, after one block. */
final class Holdings {

    final Map<String, Deal> deals;
    final Map<String, BigInteger> pending;
    /** What left each account, or came back, since the beginning. */
    final Map<String, BigInteger> accounts;

    BigInteger balance;
    BigInteger fees;
    BigInteger forced;
    long relayerNonce;

    Holdings() {
        deals = new HashMap<>();
        pending = new HashMap<>();
        accounts = new HashMap<>();
        balance = BigInteger.ZERO;
        fees = BigInteger.ZERO;
        forced = BigInteger.ZERO;
    }

    Holdings(Holdings from) {
        deals = new HashMap<>(from.deals);
        pending = new HashMap<>(from.pending);
        accounts = new HashMap<>(from.accounts);
        balance = from.balance;
        fees = from.fees;
        forced = from.forced;
        relayerNonce = from.relayerNonce;
    }

    void credit(String account, BigInteger amount) {
        accounts.merge(account, amount, BigInteger::add);
    }

    /** Ether comes in. */
    void take(String from, BigInteger amount) {
        credit(from, amount.negate());
        balance = balance.add(amount);
    }

    /** Ether goes out. */
    void give(String to, BigInteger amount) {
        credit(to, amount);
        balance = balance.subtract(amount);
    }

    BigInteger pendingTotal() {
        return sum(pending);
    }

    /** Principal and fees of jobs that have not ended. */
    BigInteger open() {
        BigInteger open = BigInteger.ZERO;
        for (Deal deal : deals.values()) {
            open = deal.open() ? open.add(deal.locked()) : open;
        }
        return open;
    }

    BigInteger outside() {
        return sum(accounts);
    }

    private static BigInteger sum(Map<String, BigInteger> of) {
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger each : of.values()) {
            sum = sum.add(each);
        }
        return sum;
    }
}

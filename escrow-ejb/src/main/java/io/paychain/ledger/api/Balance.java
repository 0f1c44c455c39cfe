package io.paychain.ledger.api;

import io.paychain.shared.money.Money;

/**
 * An account's present balance.
 *
 * @param key the account
 * @param amount credits minus debits
 * @param version how many entries it has
 */
public record Balance(String key, Money amount, long version) {}

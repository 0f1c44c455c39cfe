package io.paychain.ledger.api;

import io.paychain.shared.money.Asset;
import org.jspecify.annotations.Nullable;

/**
 * An account as a poster describes it; opened by the first transfer that names it.
 *
 * @param key its name, for example {@code chain:1337:0xabc…:fees}; never changes
 * @param asset what it counts
 * @param mayGoNegative true for accounts that stand for the outside
 * @param book which set of accounts it belongs to, so that the set can be summed; null for none
 * @param purpose what it is for inside its book, for example {@code fees}; null without a book
 */
public record LedgerAccount(
        String key,
        Asset asset,
        boolean mayGoNegative,
        @Nullable String book,
        @Nullable String purpose) {

    /** An account of the outside world: belongs to no book and may go negative. */
    public static LedgerAccount outside(String key, Asset asset) {
        return new LedgerAccount(key, asset, true, null, null);
    }

    /** An account of a book, which never goes below zero. */
    public static LedgerAccount inBook(String key, Asset asset, String book, String purpose) {
        return new LedgerAccount(key, asset, false, book, purpose);
    }
}

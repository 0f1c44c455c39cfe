package io.paychain.identity.api;

import java.util.List;
import java.util.Map;

/**
 * What one part of the system keeps about people: taken along when somebody asks for their data, and cleared when
 * somebody asks to be forgotten. Every CDI bean of this type is asked, always inside a transaction.
 */
public interface PersonalRecords {

    /** The name of its part of the export, in snake_case. */
    String section();

    /**
     * What it gives out: by name a query whose rows are the person's, the newest first: there is a bound. Each has one
     * parameter, the user's id, and no limit. No secret,
     * no hash of one, and nothing about anybody else but what the person was shown anyway.
     */
    Map<String, String> queries();

    /**
     * Takes the locks under which {@link #objections(long)} can be answered and which come before that of the account
     * ({@link io.paychain.identity.adapter.WaysIn#lock}); asked before that one is taken.
     */
    default void lock(long userId) {}

    /** What has to be ended before the person can be forgotten, in words; empty when nothing has. */
    default List<String> objections(long userId) {
        return List.of();
    }

    /** What has to be ended before one of the person's wallets, lower-case, can be taken away, in words. */
    default List<String> objections(long userId, String wallet) {
        return List.of();
    }

    /** Forgets what need not be kept; the account itself becomes a pseudonym afterwards. */
    default void erase(long userId) {}
}

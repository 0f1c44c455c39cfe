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
     * What it gives out: by name a query whose rows are the person's. Each has one parameter, the user's id. No secret,
     * no hash of one, and nothing about anybody else but what the person was shown anyway.
     */
    Map<String, String> queries();

    /** What has to be ended before the person can be forgotten, in words; empty when nothing has. */
    default List<String> objections(long userId) {
        return List.of();
    }

    /** Forgets what need not be kept; the account itself becomes a pseudonym afterwards. */
    default void erase(long userId) {}
}

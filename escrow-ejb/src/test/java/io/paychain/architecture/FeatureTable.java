package io.paychain.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The table of features and what each may use, as {@code docs/architecture.md} has it. */
final class FeatureTable {

    private FeatureTable() {}

    /** Features, lowest first, with the features whose root and api they may use. */
    static final Map<String, Set<String>> MAY_USE = mayUse();

    /** Features that may use only the {@code api} of all below them, beside those in the table. */
    static final Set<String> API_OF_ALL_BELOW = Set.of("notifications", "webhooks");

    private static Map<String, Set<String>> mayUse() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        table.put("ledger", Set.of());
        table.put("identity", Set.of());
        table.put("organisations", Set.of("identity"));
        table.put("apikeys", Set.of("identity", "organisations"));
        table.put("oauth", Set.of("identity"));
        table.put("profiles", Set.of("identity"));
        table.put("credentials", Set.of("identity", "profiles"));
        table.put("payments", Set.of("ledger", "identity"));
        table.put("escrow", Set.of("payments", "ledger", "identity"));
        table.put("jobs", Set.of("escrow", "credentials", "profiles", "organisations", "identity"));
        table.put("disputes", Set.of("jobs", "escrow", "identity"));
        table.put("transactions", Set.of("escrow", "payments", "identity"));
        table.put("notifications", Set.of("identity", "organisations"));
        table.put("webhooks", Set.of("identity"));
        table.put(
                "admin",
                Set.of(
                        "ledger",
                        "identity",
                        "organisations",
                        "apikeys",
                        "oauth",
                        "profiles",
                        "credentials",
                        "payments",
                        "escrow",
                        "jobs",
                        "disputes",
                        "transactions",
                        "notifications",
                        "webhooks"));
        return table;
    }
}

package io.paychain.identity.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Roles over the whole platform (D30), beside a person's primary type. In JSON and in the database in lower case. */
public enum PlatformRole {
    /** Administers accounts and the platform; moves nobody's money. */
    ADMIN,
    /** Reads disputes; rules those in which their wallet is the arbiter on chain. */
    ARBITER,
    /** Reads the audit trail, accounts, organisations and books; changes nothing. */
    AUDITOR,
    /** Reads accounts and organisations, to help people; changes nothing. */
    SUPPORT;

    /** What the founding documents and their successors call these roles. */
    private static final Map<String, PlatformRole> ALIASES =
            Map.of("administrator", ADMIN, "platform_admin", ADMIN, "mediator", ARBITER, "support_agent", SUPPORT);

    /** The role as it stands in tokens, JSON and the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #text()} or an alias, in any case; empty for anything else. */
    public static Optional<PlatformRole> of(@Nullable String text) {
        String given = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        for (PlatformRole role : values()) {
            if (role.text().equals(given)) {
                return Optional.of(role);
            }
        }
        return Optional.ofNullable(ALIASES.get(given));
    }
}

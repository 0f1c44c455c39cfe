package io.paychain.organisations.domain;

import static io.paychain.organisations.api.Permission.API_KEYS_READ;
import static io.paychain.organisations.api.Permission.HISTORY_READ;
import static io.paychain.organisations.api.Permission.INVITATIONS_MANAGE;
import static io.paychain.organisations.api.Permission.INVITATIONS_READ;
import static io.paychain.organisations.api.Permission.JOBS_CREATE;
import static io.paychain.organisations.api.Permission.JOBS_READ;
import static io.paychain.organisations.api.Permission.MEMBERS_MANAGE;
import static io.paychain.organisations.api.Permission.MEMBERS_READ;
import static io.paychain.organisations.api.Permission.ORGANISATION_ARCHIVE;

import io.paychain.organisations.api.Permission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The roles that every organisation begins with; they stay as they are. */
public enum BuiltInRole {
    /** Everything; only owners make owners, and one stays. */
    OWNER(EnumSet.allOf(Permission.class)),
    /** Everything but the end of the organisation. */
    ADMIN(EnumSet.complementOf(EnumSet.of(ORGANISATION_ARCHIVE))),
    /** People and jobs. */
    MANAGER(EnumSet.of(MEMBERS_READ, MEMBERS_MANAGE, INVITATIONS_READ, INVITATIONS_MANAGE, JOBS_READ, JOBS_CREATE)),
    /** Reads. */
    MEMBER(EnumSet.of(MEMBERS_READ, JOBS_READ)),
    /** Reads everything, changes nothing. */
    AUDITOR(EnumSet.of(MEMBERS_READ, INVITATIONS_READ, API_KEYS_READ, JOBS_READ, HISTORY_READ));

    @SuppressWarnings("ImmutableEnumChecker") // copied on the way in and out
    private final Set<Permission> permissions;

    BuiltInRole(Set<Permission> permissions) {
        this.permissions = EnumSet.copyOf(permissions);
    }

    /** The column value and the name that people see. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its members may do. */
    public Set<Permission> permissions() {
        return EnumSet.copyOf(permissions);
    }
}

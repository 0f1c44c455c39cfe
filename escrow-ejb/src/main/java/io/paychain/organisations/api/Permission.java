package io.paychain.organisations.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The fixed catalogue of what members of an organisation may be allowed; in JSON and in the database by its code. */
public enum Permission {
    /** Rename the organisation. */
    ORGANISATION_EDIT("Rename the organisation"),
    /** End it. */
    ORGANISATION_ARCHIVE("Archive the organisation"),
    /** Say what it asks of its members' sessions. */
    POLICY_MANAGE("Set what is asked of members' sign-ins"),
    /** Read what was done in it. */
    HISTORY_READ("Read the organisation's history"),
    /** See who belongs to it, and its roles. */
    MEMBERS_READ("See members and roles"),
    /** Change members' roles and remove members. */
    MEMBERS_MANAGE("Change members' roles and remove members"),
    /** See open invitations. */
    INVITATIONS_READ("See open invitations"),
    /** Invite, send again and withdraw. */
    INVITATIONS_MANAGE("Invite people"),
    /** Make, change and delete own roles. */
    ROLES_MANAGE("Make, change and delete roles"),
    /** See API keys, never their secrets. */
    API_KEYS_READ("See API keys"),
    /** Create, rotate and revoke API keys. */
    API_KEYS_MANAGE("Create, rotate and revoke API keys"),
    /** See the organisation's jobs, funded or not. */
    JOBS_READ("See the organisation's jobs"),
    /** Post jobs on its behalf. */
    JOBS_CREATE("Post jobs on the organisation's behalf");

    private final String description;

    Permission(String description) {
        this.description = description;
    }

    /** For people. */
    public String description() {
        return description;
    }

    /** What it is about and what may be done, for example {@code members:read} or {@code api_keys:manage}. */
    public String code() {
        String name = name().toLowerCase(Locale.ROOT);
        int verb = name.lastIndexOf('_');
        return name.substring(0, verb) + ':' + name.substring(verb + 1);
    }

    /** Reads {@link #code()}; empty for what is not in the catalogue. */
    public static Optional<Permission> of(String code) {
        return Arrays.stream(values()).filter(p -> p.code().equals(code)).findFirst();
    }

    /** Reads codes that the database has checked. */
    public static Set<Permission> all(Collection<String> codes) {
        Set<Permission> found = EnumSet.noneOf(Permission.class);
        codes.forEach(code -> found.add(of(code).orElseThrow(() -> new IllegalStateException("permission " + code))));
        return found;
    }

    /** The codes, in the catalogue's order. */
    public static java.util.List<String> codes(Collection<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::code).toList();
    }
}

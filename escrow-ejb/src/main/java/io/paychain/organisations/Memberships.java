package io.paychain.organisations;

import io.paychain.organisations.adapter.Histories;
import io.paychain.organisations.adapter.Standings;
import io.paychain.organisations.api.Permission;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;

/** What other features ask before they do something for an organisation, as of this request. */
@Stateless
public class Memberships {

    @Inject
    Standings standings;

    @Inject
    Histories history;

    /**
     * Asks for a permission.
     *
     * @throws Refusal NOT_FOUND for whoever is no member, PERMISSION_MISSING, ORGANISATION_SECOND_FACTOR_REQUIRED,
     *     ORGANISATION_SESSION_IDLE
     */
    public void require(Caller caller, long organization, Permission permission) {
        standings.require(caller, organization, permission);
    }

    /**
     * As {@link #require}, before something changes; changes of one organisation come one after the other.
     *
     * @throws Refusal as {@link #require}; ORGANISATION_ARCHIVED
     */
    public void requireToChange(Caller caller, long organization, Permission permission) {
        standings.requireToChange(caller, organization, permission);
    }

    /**
     * Asks for all of them, because somebody shall get them.
     *
     * @throws Refusal as {@link #require}; BEYOND_OWN_PERMISSIONS
     */
    public void requireAll(Caller caller, long organization, Collection<Permission> permissions) {
        standings.of(caller, organization).requireAll(permissions);
    }

    /** Whether the caller may, now: no is an answer here. */
    public boolean may(Caller caller, long organization, Permission permission) {
        try {
            return standings.of(caller, organization).may(permission);
        } catch (Refusal no) {
            return false;
        }
    }

    /** What organisations are called, which whoever reads of a job of theirs may know; at most 1 000 at once. */
    public Map<Long, String> names(Collection<Long> organizations) {
        return organizations.isEmpty() ? Map.of() : standings.names(organizations);
    }

    /** Notes in the organisation's history what the caller has done for it. */
    public void note(Caller caller, long organization, String action, String subject) {
        history.note(caller, organization, action, subject);
    }
}

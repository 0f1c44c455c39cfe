package io.paychain.organisations;

import io.paychain.identity.People;
import io.paychain.organisations.adapter.Histories;
import io.paychain.organisations.adapter.OrganisationRows;
import io.paychain.organisations.adapter.Standings;
import io.paychain.organisations.api.HistoryEntry;
import io.paychain.organisations.api.OrganisationPolicy;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.organisations.api.OrganisationView;
import io.paychain.organisations.api.Permission;
import io.paychain.organisations.domain.OrganisationTexts;
import io.paychain.organisations.domain.Standing;
import io.paychain.organisations.domain.Versions;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Organisations: founding, naming, policy, end, and what was done in them. */
@Stateless
@Idempotent
public class OrganisationService {

    /** So many organisations in use somebody owns at most. */
    static final int MOST_OWNED = 20;

    @Inject
    OrganisationRows rows;

    @Inject
    Standings standings;

    @Inject
    Histories history;

    @Inject
    People people;

    @Inject
    Clock clock;

    /**
     * Founds an organisation; the caller is its first owner.
     *
     * @throws Refusal VALIDATION_ERROR, ORGANISATION_LIMIT
     */
    public OrganisationView create(Caller caller, @Nullable String name) {
        String checked = OrganisationTexts.name(name);
        if (rows.owned(caller.userId()) >= MOST_OWNED) {
            throw new Refusal(
                    OrganisationProblem.ORGANISATION_LIMIT, "You own " + MOST_OWNED + " organisations already.");
        }
        long id = rows.insert(checked, caller.userId(), clock.instant());
        history.note(caller, id, "organisation_created", "organisation:" + id);
        return standings.of(caller, id).view();
    }

    /** The caller's organisations that are in use, oldest first. What each asks of sessions is not asked here. */
    public Page<OrganisationView> mine(Caller caller, @Nullable Integer limit, @Nullable String cursor) {
        int size = Paging.limit(limit);
        List<OrganisationView> found = standings.mine(caller.userId(), Paging.number(cursor, 0), size + 1).stream()
                .map(Standing::view)
                .toList();
        return Paging.page(found, size, view -> Long.toString(view.id()));
    }

    /**
     * One organisation, for its members. Members whose session is not enough see it, too, so that they learn what is
     * asked of them.
     *
     * @throws Refusal NOT_FOUND for everybody else
     */
    public OrganisationView find(Caller caller, long id) {
        if (!caller.signedIn()) {
            return standings.require(caller, id, Permission.MEMBERS_READ).view();
        }
        return standings
                .find(caller.userId(), id)
                .orElseThrow(() -> Refusal.notFound("organisation"))
                .view();
    }

    /**
     * Gives it another name.
     *
     * @param expected the version that was read; null changes whatever there is
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING, VALIDATION_ERROR, STALE_VERSION, ORGANISATION_ARCHIVED
     */
    public OrganisationView rename(Caller caller, long id, @Nullable String name, @Nullable Long expected) {
        Standing standing = standings.requireToChange(caller, id, Permission.ORGANISATION_EDIT);
        String checked = OrganisationTexts.name(name);
        Versions.require(standing.version(), expected);
        rows.rename(id, checked, clock.instant());
        history.note(caller, id, "organisation_renamed", "organisation:" + id);
        return standings.of(caller, id).view();
    }

    /**
     * Sets what is asked of who acts for it. Asks for a recent proof, and whoever sets a policy fulfils it: else they
     * could lock themselves out by a slip.
     *
     * @param expected the version that was read; null changes whatever there is
     * @throws Refusal as {@link #rename}; STEP_UP_REQUIRED, ORGANISATION_SECOND_FACTOR_REQUIRED
     */
    public OrganisationView setPolicy(Caller caller, long id, OrganisationPolicy asked, @Nullable Long expected) {
        Standing standing = standings.requireToChange(caller, id, Permission.POLICY_MANAGE);
        Integer idle = OrganisationTexts.idle(asked.maxIdleMinutes(), standing.maxIdleMinutes());
        Versions.require(standing.version(), expected);
        people.requireRecentProof(caller);
        Boolean second = asked.requireSecondFactor(); // not named, it stays: nobody weakens it by a slip
        rows.policy(id, second == null ? standing.requireSecondFactor() : second, idle, clock.instant());
        history.note(caller, id, "policy_changed", "organisation:" + id);
        return standings.of(caller, id).view();
    }

    /**
     * Ends it: members still read it, invitations and API keys stop, nothing changes any more. Its jobs go on: their
     * money belongs to the wallets that funded them.
     *
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING, STEP_UP_REQUIRED, ORGANISATION_ARCHIVED
     */
    public OrganisationView archive(Caller caller, long id) {
        standings.requireToChange(caller, id, Permission.ORGANISATION_ARCHIVE);
        people.requireRecentProof(caller);
        rows.archive(id, clock.instant());
        history.note(caller, id, "organisation_archived", "organisation:" + id);
        return standings.of(caller, id).view();
    }

    /**
     * What was done in it, newest first.
     *
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING
     */
    public Page<HistoryEntry> history(Caller caller, long id, @Nullable Integer limit, @Nullable String cursor) {
        standings.require(caller, id, Permission.HISTORY_READ);
        int size = Paging.limit(limit);
        List<HistoryEntry> found = history.list(id, Paging.number(cursor, Long.MAX_VALUE), size + 1);
        return Paging.page(found, size, entry -> Long.toString(entry.id()));
    }
}

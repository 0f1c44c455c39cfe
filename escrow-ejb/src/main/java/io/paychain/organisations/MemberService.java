package io.paychain.organisations;

import io.paychain.identity.IdentityService;
import io.paychain.identity.MailDesk;
import io.paychain.identity.People;
import io.paychain.identity.api.UserSummary;
import io.paychain.organisations.adapter.Histories;
import io.paychain.organisations.adapter.MemberRows;
import io.paychain.organisations.adapter.RoleRows;
import io.paychain.organisations.adapter.Standings;
import io.paychain.organisations.api.MemberView;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.organisations.api.Permission;
import io.paychain.organisations.domain.BuiltInRole;
import io.paychain.organisations.domain.Role;
import io.paychain.organisations.domain.Standing;
import io.paychain.organisations.domain.Versions;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.platform.outbox.Outbox;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.event.DomainEvent;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who belongs to an organisation. One owner stays, whatever happens at once. */
@Stateless
@Idempotent
public class MemberService {

    @Inject
    MemberRows members;

    @Inject
    RoleRows roles;

    @Inject
    Standings standings;

    @Inject
    Histories history;

    @Inject
    IdentityService identity;

    @Inject
    People people;

    @Inject
    Outbox outbox;

    /**
     * The members, by user id; three statements however many there are.
     *
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING
     */
    public Page<MemberView> list(Caller caller, long organization, @Nullable Integer limit, @Nullable String cursor) {
        standings.require(caller, organization, Permission.MEMBERS_READ);
        int size = Paging.limit(limit);
        List<MemberRows.Row> found = members.list(organization, Paging.number(cursor, 0), size + 1);
        return Paging.page(shown(found), size, member -> Long.toString(member.userId()));
    }

    private List<MemberView> shown(List<MemberRows.Row> found) {
        Map<Long, UserSummary> known =
                identity.summaries(found.stream().map(MemberRows.Row::userId).toList());
        return found.stream().map(row -> row.shown(known.get(row.userId()))).toList();
    }

    /**
     * Gives a member another role; it counts with their next request.
     *
     * @param role of the same organisation
     * @param expected the member's version that was read; null changes whatever there is
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING, BEYOND_OWN_PERMISSIONS, STALE_VERSION, STEP_UP_REQUIRED when either role is
     *     {@linkplain Role#powerful powerful}, LAST_OWNER, ORGANISATION_ARCHIVED
     */
    public MemberView changeRole(
            Caller caller, long organization, long user, @Nullable Long role, @Nullable Long expected) {
        Standing mine = standings.requireToChange(caller, organization, Permission.MEMBERS_MANAGE);
        if (role == null) {
            throw Refusal.field("role_id", "REQUIRED", "role_id is required.");
        }
        Standing theirs = member(organization, user);
        Role next = roles.find(organization, role);
        mine.requireAbove(theirs.role());
        mine.requireAbove(next);
        Versions.require(view(organization, user).version(), expected);
        requireProof(caller, theirs.role().powerful() || next.powerful());
        if (theirs.role().owner() && !next.owner()) {
            requireAnotherOwner(organization, user);
        }
        members.setRole(organization, user, next.id());
        history.note(caller, organization, "member_role_changed", "user:" + user + " to " + next.name());
        return view(organization, user);
    }

    private Standing member(long organization, long user) {
        return standings.find(user, organization).orElseThrow(() -> Refusal.notFound("member"));
    }

    /** A session that was stolen makes nobody an owner, and no owner go. */
    private void requireProof(Caller caller, boolean powerful) {
        if (powerful) {
            people.requireRecentProof(caller);
        }
    }

    private void requireAnotherOwner(long organization, long user) {
        if (members.otherOwners(organization, user) == 0) {
            throw new Refusal(OrganisationProblem.LAST_OWNER, "Make somebody else an owner first.");
        }
    }

    private MemberView view(long organization, long user) {
        return shown(members.list(organization, user - 1, 1)).get(0);
    }

    /**
     * Removes a member, or lets the caller leave.
     *
     * @return who has gone, as they stood
     * @throws Refusal as {@link #changeRole}; leaving needs no permission, nor a session that the policy likes
     */
    public MemberView remove(Caller caller, long organization, long user) {
        MemberView gone = caller.userId() == user ? leave(caller, organization) : expel(caller, organization, user);
        members.delete(organization, user);
        return gone;
    }

    private MemberView leave(Caller caller, long organization) {
        Standing mine = standings.lockedMember(caller, organization);
        if (mine.role().owner()) {
            requireAnotherOwner(organization, caller.userId());
        }
        history.note(caller, organization, "member_left", "user:" + caller.userId());
        return view(organization, caller.userId());
    }

    private MemberView expel(Caller caller, long organization, long user) {
        Standing mine = standings.requireToChange(caller, organization, Permission.MEMBERS_MANAGE);
        Standing theirs = member(organization, user);
        mine.requireAbove(theirs.role());
        requireProof(caller, theirs.role().powerful());
        if (theirs.role().owner()) {
            requireAnotherOwner(organization, user);
        }
        history.note(caller, organization, "member_removed", "user:" + user);
        outbox.publish(DomainEvent.internal(
                MailDesk.EVENT, "user:" + user, Map.of("kind", "organisation_removed", "user_id", user)));
        return view(organization, user);
    }

    /**
     * Hands the organisation over: the member becomes an owner, the caller an administrator of it.
     *
     * @throws Refusal NOT_FOUND, BEYOND_OWN_PERMISSIONS unless the caller is an owner, STEP_UP_REQUIRED,
     *     VALIDATION_ERROR, MEMBER_LOCKED, ORGANISATION_ARCHIVED
     */
    public MemberView transfer(Caller caller, long organization, @Nullable Long user) {
        Standing mine = standings.toChange(caller, organization);
        Role owner = roles.find(organization, roles.builtIn(organization, BuiltInRole.OWNER));
        mine.requireAbove(owner);
        if (user == null || user == caller.userId()) {
            throw Refusal.field("user_id", "REQUIRED", "user_id names another member.");
        }
        member(organization, user);
        if (!people.canAct(user)) {
            throw new Refusal(OrganisationProblem.MEMBER_LOCKED, "Hand over to somebody who can sign in.");
        }
        people.requireRecentProof(caller);
        members.setRole(organization, user, owner.id());
        members.setRole(organization, caller.userId(), roles.builtIn(organization, BuiltInRole.ADMIN));
        history.note(caller, organization, "ownership_transferred", "user:" + user);
        outbox.publish(DomainEvent.internal(
                MailDesk.EVENT, "user:" + user, Map.of("kind", "organisation_ownership", "user_id", user)));
        return view(organization, user);
    }
}

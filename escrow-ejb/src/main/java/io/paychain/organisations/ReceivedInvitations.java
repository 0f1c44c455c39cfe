package io.paychain.organisations;

import io.paychain.identity.People;
import io.paychain.organisations.adapter.Histories;
import io.paychain.organisations.adapter.InvitationRows;
import io.paychain.organisations.adapter.MemberRows;
import io.paychain.organisations.adapter.RoleRows;
import io.paychain.organisations.adapter.Standings;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.organisations.api.OrganisationView;
import io.paychain.organisations.api.Permission;
import io.paychain.organisations.api.ReceivedInvitation;
import io.paychain.organisations.domain.Role;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Invitations as the invited people handle them. Only who has proven to read the address may answer: the link alone,
 * which may have been forwarded, opens nothing.
 */
@Stateless
public class ReceivedInvitations {

    private static final int MAX_TOKEN = 200;

    @Inject
    InvitationRows invitations;

    @Inject
    MemberRows members;

    @Inject
    RoleRows roles;

    @Inject
    Standings standings;

    @Inject
    Histories history;

    @Inject
    People people;

    @Inject
    Clock clock;

    /** What is open for the caller's proven address, newest first; at most 100. */
    public Page<ReceivedInvitation> mine(Caller caller) {
        List<ReceivedInvitation> found = people.provenAddress(caller)
                .map(email -> invitations.received(email, clock.instant()))
                .orElse(List.of());
        return new Page<>(found, null);
    }

    /**
     * What a link is for, whoever holds it.
     *
     * @throws Refusal INVITATION_INVALID
     */
    public ReceivedInvitation lookUp(Caller caller, @Nullable String token) {
        Optional<String> proven = people.provenAddress(caller);
        return invitations
                .behind(bounded(token), proven.orElse(null), clock.instant())
                .orElseThrow(ReceivedInvitations::invalid);
    }

    private static String bounded(@Nullable String token) {
        return token == null || token.length() > MAX_TOKEN ? "" : token;
    }

    /**
     * Joins by the link of a mail.
     *
     * @throws Refusal INVITATION_INVALID, INVITATION_FOR_ANOTHER, ALREADY_MEMBER
     */
    @Idempotent
    public OrganisationView accept(Caller caller, @Nullable String token) {
        ReceivedInvitation mine = readable(caller, token);
        return join(caller, mine.id()).orElseThrow(ReceivedInvitations::invalid);
    }

    private ReceivedInvitation readable(Caller caller, @Nullable String token) {
        ReceivedInvitation found = lookUp(caller, token);
        if (!found.acceptable()) {
            throw new Refusal(
                    OrganisationProblem.INVITATION_FOR_ANOTHER,
                    "Sign in with the account that has this address, and verify it first.");
        }
        return found;
    }

    /**
     * Joins by the invitation itself, which the caller sees in {@link #mine}.
     *
     * @throws Refusal NOT_FOUND also for another's; INVITATION_INVALID when its sender may no longer offer it,
     *     ALREADY_MEMBER
     */
    @Idempotent
    public OrganisationView acceptOne(Caller caller, long id) {
        return join(caller, id).orElseThrow(() -> Refusal.notFound("invitation"));
    }

    private Optional<OrganisationView> join(Caller caller, long id) {
        return take(caller, id, "accepted").map(open -> {
            requireStillOffered(open);
            if (!members.insert(open.organizationId(), caller.userId(), open.roleId(), clock.instant())) {
                throw new Refusal(OrganisationProblem.ALREADY_MEMBER, "You belong to it already.");
            }
            history.note(caller, open.organizationId(), "member_joined", "user:" + caller.userId());
            return standings
                    .find(caller.userId(), open.organizationId())
                    .orElseThrow()
                    .view();
        });
    }

    /** Locks the organisation first, as everything does that changes it. */
    private Optional<InvitationRows.Open> take(Caller caller, long id, String outcome) {
        return people.provenAddress(caller).flatMap(email -> {
            invitations.organisation(id, email).ifPresent(standings::lock);
            return invitations.take(id, email, outcome, clock.instant());
        });
    }

    /** An invitation is worth what its sender still is: who lost a permission, was locked, or has gone, gives nothing. */
    private void requireStillOffered(InvitationRows.Open open) {
        Role role = roles.find(open.organizationId(), open.roleId());
        boolean offered = standings
                .find(open.invitedBy(), open.organizationId())
                .filter(sender -> sender.archivedAt() == null && sender.may(Permission.INVITATIONS_MANAGE))
                .filter(sender -> sender.role().permissions().containsAll(role.permissions()))
                .filter(sender -> sender.role().owner() || !role.owner())
                .filter(sender -> people.canAct(sender.userId()))
                .isPresent();
        if (!offered) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return new Refusal(OrganisationProblem.INVITATION_INVALID, "Ask for a new one.");
    }

    /**
     * Says no to an invitation, by its link.
     *
     * @throws Refusal INVITATION_INVALID, INVITATION_FOR_ANOTHER
     */
    public void decline(Caller caller, @Nullable String token) {
        if (take(caller, readable(caller, token).id(), "declined").isEmpty()) {
            throw invalid();
        }
    }

    /**
     * Says no to an invitation that the caller sees in {@link #mine}.
     *
     * @throws Refusal NOT_FOUND also for another's
     */
    public void declineOne(Caller caller, long id) {
        if (take(caller, id, "declined").isEmpty()) {
            throw Refusal.notFound("invitation");
        }
    }
}

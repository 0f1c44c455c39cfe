package io.paychain.organisations;

import io.paychain.identity.People;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.organisations.adapter.Histories;
import io.paychain.organisations.adapter.InvitationMails;
import io.paychain.organisations.adapter.InvitationMails.Of;
import io.paychain.organisations.adapter.InvitationRows;
import io.paychain.organisations.adapter.MemberRows;
import io.paychain.organisations.adapter.RoleRows;
import io.paychain.organisations.adapter.Standings;
import io.paychain.organisations.api.InvitationView;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.organisations.api.Permission;
import io.paychain.organisations.domain.Role;
import io.paychain.organisations.domain.Standing;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.platform.outbox.Outbox;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.event.DomainEvent;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invitations as the organisation handles them. Whether an address has an account is told to nobody. */
@Stateless
@Idempotent
public class InvitationService {

    /** So many invitations of an organisation are open at most. */
    static final int MOST_OPEN = 100;

    /** So many members an organisation has at most, those invited included. */
    static final int MOST_MEMBERS = 500;

    /** So many mails of invitations an address gets in a day, from all organisations together. */
    static final int MOST_MAILS = 5;

    /** So many mails of invitations somebody sends in a day, from all organisations together, and an organisation. */
    static final int MOST_SENT = 100;

    @Inject
    InvitationRows invitations;

    @Inject
    InvitationMails mails;

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
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Open invitations, newest first.
     *
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING
     */
    public Page<InvitationView> list(
            Caller caller, long organization, @Nullable Integer limit, @Nullable String cursor) {
        standings.require(caller, organization, Permission.INVITATIONS_READ);
        int size = Paging.limit(limit);
        long before = Paging.number(cursor, Long.MAX_VALUE);
        List<InvitationView> found = invitations.list(organization, before, size + 1, clock.instant());
        return Paging.page(found, size, invitation -> Long.toString(invitation.id()));
    }

    /**
     * Invites whoever reads an address, by mail.
     *
     * @param role of the organisation, with no permission that the caller lacks
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING, VALIDATION_ERROR, BEYOND_OWN_PERMISSIONS, EMAIL_NOT_VERIFIED,
     *     STEP_UP_REQUIRED for a {@linkplain Role#powerful powerful} role, ALREADY_INVITED, ORGANISATION_LIMIT,
     *     INVITATIONS_THROTTLED, ORGANISATION_ARCHIVED
     */
    public InvitationView invite(Caller caller, long organization, @Nullable String email, @Nullable Long role) {
        Standing mine = standings.requireToChange(caller, organization, Permission.INVITATIONS_MANAGE);
        String address = people.address(email)
                .orElseThrow(() -> Refusal.field("email", "WRONG_FORMAT", "This is no e-mail address."));
        if (role == null) {
            throw Refusal.field("role_id", "REQUIRED", "role_id is required.");
        }
        Role offered = roles.find(organization, role);
        requireMayOffer(caller, mine, offered);
        Instant now = clock.instant();
        if (invitations.open(organization, address)) {
            throw new Refusal(OrganisationProblem.ALREADY_INVITED, "Send the open invitation again instead.");
        }
        requireRoom(organization, now);
        requireQuiet(caller, organization, address, now);
        InvitationRows.Sent sent = invitations.insert(organization, address, offered.id(), caller.userId(), now);
        mail(organization, sent);
        history.note(caller, organization, "member_invited", "invitation:" + sent.id());
        return invitations.find(organization, sent.id(), now).orElseThrow();
    }

    /** Strangers get mail from nobody whose own address is unknown, and powers from nobody who may be somebody else. */
    private void requireMayOffer(Caller caller, Standing mine, Role offered) {
        mine.requireAbove(offered);
        if (people.provenAddress(caller).isEmpty()) {
            throw new Refusal(IdentityProblem.EMAIL_NOT_VERIFIED, "Prove that you read your own address first.");
        }
        if (offered.powerful()) {
            people.requireRecentProof(caller);
        }
    }

    private void requireRoom(long organization, Instant now) {
        long open = invitations.countOpen(organization, now);
        if (open >= MOST_OPEN || open + members.count(organization) >= MOST_MEMBERS) {
            throw new Refusal(OrganisationProblem.ORGANISATION_LIMIT, "There are too many members or invitations.");
        }
    }

    /** Counts the mail, unless it is one too many. */
    private void requireQuiet(Caller caller, long organization, String address, Instant now) {
        mails.inLine(caller.userId(), address);
        String wait = "Try again later.";
        mails.wait(Of.EMAIL, address, MOST_MAILS, now)
                .ifPresent(left -> refuse(left, "This address got enough. " + wait));
        mails.wait(Of.SENT_BY, caller.userId(), MOST_SENT, now)
                .ifPresent(left -> refuse(left, "You sent enough. " + wait));
        mails.wait(Of.ORGANIZATION_ID, organization, MOST_SENT, now)
                .ifPresent(left -> refuse(left, "The organisation sent enough. " + wait));
        mails.note(organization, caller.userId(), address, now);
    }

    private static void refuse(Duration left, String detail) {
        throw new Refusal(
                OrganisationProblem.INVITATIONS_THROTTLED,
                detail,
                List.of(),
                Map.of(Refusal.RETRY_AFTER, left.toSeconds() + 1));
    }

    private void mail(long organization, InvitationRows.Sent sent) {
        outbox.publish(DomainEvent.internal(
                InvitationDesk.EVENT,
                "organisation:" + organization,
                Map.of("kind", InvitationDesk.KIND, "link_id", sent.link())));
    }

    /**
     * Sends an open invitation again, by a new link; the old one is dead.
     *
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING, BEYOND_OWN_PERMISSIONS, EMAIL_NOT_VERIFIED, STEP_UP_REQUIRED,
     *     ORGANISATION_LIMIT, INVITATIONS_THROTTLED, ORGANISATION_ARCHIVED
     */
    public InvitationView resend(Caller caller, long organization, long id) {
        Standing mine = standings.requireToChange(caller, organization, Permission.INVITATIONS_MANAGE);
        Instant now = clock.instant();
        InvitationView open = open(organization, id, now);
        requireMayOffer(caller, mine, roles.find(organization, open.roleId()));
        if (open.expired()) {
            requireRoom(organization, now);
        }
        requireQuiet(caller, organization, open.email(), now);
        InvitationRows.Sent sent = invitations
                .renew(organization, id, caller.userId(), now)
                .orElseThrow(() -> Refusal.notFound("invitation"));
        mail(organization, sent);
        history.note(caller, organization, "invitation_sent_again", "invitation:" + id);
        return open(organization, id, now);
    }

    private InvitationView open(long organization, long id, Instant now) {
        return invitations.find(organization, id, now).orElseThrow(() -> Refusal.notFound("invitation"));
    }

    /**
     * Takes an open invitation back; its link is dead at once.
     *
     * @return the invitation as it was
     * @throws Refusal NOT_FOUND, PERMISSION_MISSING, BEYOND_OWN_PERMISSIONS, ORGANISATION_ARCHIVED
     */
    public InvitationView withdraw(Caller caller, long organization, long id) {
        Standing mine = standings.requireToChange(caller, organization, Permission.INVITATIONS_MANAGE);
        Instant now = clock.instant();
        InvitationView open = open(organization, id, now);
        mine.requireAbove(roles.find(organization, open.roleId()));
        invitations.withdraw(organization, id, now);
        history.note(caller, organization, "invitation_withdrawn", "invitation:" + id);
        return open;
    }
}

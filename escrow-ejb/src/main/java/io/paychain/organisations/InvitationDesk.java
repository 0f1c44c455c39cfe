package io.paychain.organisations;

import io.paychain.identity.api.Addressee;
import io.paychain.organisations.adapter.InvitationMails;
import io.paychain.organisations.adapter.InvitationRows;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** What whoever writes the mails of invitations has to know, as of now. */
@Stateless
public class InvitationDesk {

    /** The type of the events that ask for such mails; they hold {@code kind} and {@code link_id}. */
    public static final String EVENT = "organisation_mail";

    /** The kind of the mail. */
    public static final String KIND = "organisation_invitation";

    @Inject
    InvitationRows invitations;

    @Inject
    InvitationMails mails;

    @Inject
    Clock clock;

    /** The reader of a link's mail; empty when the link is dead. */
    public Optional<Addressee> reader(String linkId) {
        return invitations.reader(linkId, clock.instant());
    }

    /**
     * Forgets invitations that ended or expired 30 days ago, and mails that no longer count.
     *
     * @return how many rows
     */
    public int sweep() {
        return invitations.sweep(clock.instant()) + mails.sweep(clock.instant());
    }
}

package io.paychain.notifications;

import io.paychain.notifications.adapter.DevMailbox;
import io.paychain.notifications.adapter.Mailers;
import io.paychain.notifications.api.ShownMail;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** The demo's mailbox, in which mails are shown instead of sent. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailboxService {

    @Inject
    Mailers mailers;

    @Inject
    DevMailbox mailbox;

    /**
     * The last mails, the newest first.
     *
     * @throws Refusal NOT_FOUND wherever mails are really sent
     */
    public List<ShownMail> newest() {
        if (!mailers.shown()) {
            throw Refusal.notFound("mailbox");
        }
        return mailbox.newest();
    }
}

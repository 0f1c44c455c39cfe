package io.paychain.notifications.domain;

import io.paychain.notifications.api.Mail;

/** A way to send mails: SMTP, an HTTP interface, or the demo's mailbox. */
public interface Mailer {

    /**
     * Sends one mail. Call outside of transactions.
     *
     * @throws MailFailure when it could not be handed over; trying again makes sense
     */
    void send(Mail mail);
}

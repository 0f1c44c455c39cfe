package io.paychain.notifications.adapter;

import io.paychain.notifications.api.Mail;
import io.paychain.notifications.api.ShownMail;
import io.paychain.notifications.domain.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The demo's mailbox: the last {@value #SIZE} mails, in memory, so that no token is ever stored. */
@ApplicationScoped
public class DevMailbox implements Mailer {

    private static final int SIZE = 200;

    @Inject
    Clock clock;

    private final Deque<ShownMail> mails = new ArrayDeque<>();

    @Override
    public synchronized void send(Mail mail) {
        mails.addFirst(new ShownMail(mail, clock.instant()));
        if (mails.size() > SIZE) {
            mails.removeLast();
        }
    }

    /** The mails, the newest first. */
    public synchronized List<ShownMail> newest() {
        return List.copyOf(mails);
    }
}

package io.paychain.notifications.adapter;

import io.paychain.identity.MailDesk;
import io.paychain.identity.api.Addressee;
import io.paychain.notifications.domain.Letter;
import io.paychain.notifications.domain.MailFailure;
import io.paychain.organisations.InvitationDesk;
import io.paychain.platform.outbox.OutboxSubscriber;
import io.paychain.platform.outbox.StoredEvent;
import io.paychain.platform.time.Background;
import io.paychain.platform.time.Turnstile;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Queues the mails that events ask for, and sends what is queued, outside of any transaction. */
@ApplicationScoped
public class MailSender implements OutboxSubscriber {

    private static final System.Logger LOG = System.getLogger(MailSender.class.getName());

    @Inject
    MailQueue queue;

    @Inject
    MailDesk desk;

    @Inject
    InvitationDesk invitations;

    @Inject
    Mailers mailers;

    @Inject
    Background background;

    private @Nullable Turnstile turnstile;

    @PostConstruct
    void prepare() {
        turnstile = new Turnstile("sending mails", background::run, this::sendDue);
    }

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public boolean wants(String type) {
        return type.equals(MailDesk.EVENT) || type.equals(InvitationDesk.EVENT);
    }

    @Override
    public void handle(StoredEvent event) {
        String link = event.textOrNull("link_id");
        queue.add(event.eventId(), event.text("kind"), link == null ? event.number("user_id") : null, link);
        wake();
    }

    /** Sends soon, on another thread. */
    void wake() {
        if (turnstile != null) {
            turnstile.ask();
        }
    }

    /** Sends what is due. */
    public void sendDue() {
        Optional<MailQueue.Due> due = queue.take();
        while (due.isPresent()) {
            send(due.get());
            due = queue.take();
        }
    }

    private void send(MailQueue.Due due) {
        Optional<Letter> letter = Letter.of(due.kind());
        Optional<Addressee> reader = reader(due);
        if (letter.isEmpty() || reader.isEmpty()) {
            queue.dropped(due);
            done(due);
            return;
        }
        try {
            mailers.mailer().send(letter.get().write("mail-" + due.id(), reader.get(), mailers.site()));
            queue.sent(due);
            done(due);
        } catch (RuntimeException e) { // whatever a library throws at a strange server
            boolean again = queue.failed(due);
            if (!again) {
                done(due);
            }
            LOG.log(
                    Level.WARNING,
                    "mail " + due.id() + (again ? " will be tried again: " : " is given up: ") + MailFailure.brief(e));
        }
    }

    /** An erased account's address is kept for its last mail only. */
    private void done(MailQueue.Due due) {
        if (due.linkId() != null && due.kind().equals(MailDesk.FAREWELL)) {
            desk.forgetLeaver(due.linkId());
        }
    }

    private Optional<Addressee> reader(MailQueue.Due due) {
        String link = due.linkId();
        if (link == null) {
            return due.userId() == null ? Optional.empty() : desk.person(due.userId());
        }
        return switch (due.kind()) {
            case InvitationDesk.KIND -> invitations.reader(link);
            case MailDesk.FAREWELL -> desk.leaver(link);
            default -> desk.reader(link);
        };
    }
}

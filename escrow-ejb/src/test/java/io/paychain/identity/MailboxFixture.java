package io.paychain.identity;

import io.paychain.notifications.adapter.DevMailbox;
import io.paychain.notifications.adapter.MailSender;
import io.paychain.notifications.api.Mail;
import io.paychain.notifications.api.ShownMail;
import io.paychain.platform.outbox.OutboxRelay;
import io.paychain.testkit.TestApp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The mails of an application under test. */
public final class MailboxFixture {

    private final TestApp app;

    /** The mails of this application. */
    public MailboxFixture(TestApp app) {
        this.app = app;
    }

    /** The mails to an address so far, the newest first. */
    public List<Mail> to(String email) {
        app.get(OutboxRelay.class).runNow();
        app.get(MailSender.class).sendDue();
        return app.get(DevMailbox.class).newest().stream()
                .map(ShownMail::mail)
                .filter(mail -> mail.to().equals(email))
                .toList();
    }

    /** The newest mail to an address whose subject has these words; waits for it. */
    public Mail await(String email, String words) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> find(email, words), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Mail> find(String email, String words) {
        return to(email).stream().filter(mail -> mail.subject().contains(words)).findFirst();
    }

    /** The token of the link in the newest such mail. */
    public String token(String email, String words) {
        return token(await(email, words));
    }

    /** The token of the link in a mail after the one with this token. */
    public String tokenAfter(String old, String email, String words) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> token(email, words), token -> !token.equals(old));
    }

    private static String token(Mail mail) {
        String text = mail.text();
        return text.substring(text.indexOf("#token=") + 7).lines().findFirst().orElseThrow();
    }
}

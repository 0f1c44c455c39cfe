package io.paychain.notifications.adapter;

import io.paychain.notifications.domain.MailFailure;
import io.paychain.notifications.domain.Mailer;
import io.paychain.platform.config.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The transport that the settings name. */
@ApplicationScoped
public class Mailers {

    private static final System.Logger LOG = System.getLogger(Mailers.class.getName());

    @Inject
    DevMailbox mailbox;

    private @Nullable MailSettings settings;
    private @Nullable Mailer mailer;

    @PostConstruct
    void choose() {
        MailSettings read = MailSettings.read(Setting.source());
        settings = read;
        mailer = switch (read.transport()) {
            case DEV -> mailbox;
            case SMTP -> new SmtpMailer(read);
            case HTTP -> new HttpMailer(read);
            case NONE ->
                mail -> {
                    throw new MailFailure("no transport: set PAYCHAIN_MAIL_TRANSPORT", null);
                };
        };
        if (read.transport() == MailSettings.Transport.NONE) {
            LOG.log(System.Logger.Level.WARNING, "no mail is sent: PAYCHAIN_MAIL_TRANSPORT is not set");
        }
    }

    /** The chosen transport. */
    Mailer mailer() {
        return chosen(mailer);
    }

    /** Where people reach us, for links. */
    URI site() {
        return chosen(settings).site();
    }

    /** True where mails are shown instead of sent. */
    public boolean shown() {
        return chosen(settings).transport() == MailSettings.Transport.DEV;
    }

    private static <T> T chosen(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not read yet");
        }
        return part;
    }
}

package io.paychain.web.notifications;

import static io.paychain.web.access.Access.Rule.PUBLIC;

import io.paychain.notifications.MailboxService;
import io.paychain.notifications.api.ShownMail;
import io.paychain.web.access.Access;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The demo's mailbox: open to everybody where it is, and nowhere else there at all. */
@Path("/dev/mail")
@ApplicationScoped
@Tag(name = "dev", description = "What only the demo has")
@Produces(MediaType.APPLICATION_JSON)
public class DevMailResource {

    @Inject
    MailboxService mailbox;

    record DevMail(String id, String to, String subject, String text, String html, Instant sentAt) {

        static DevMail of(ShownMail shown) {
            return new DevMail(
                    shown.mail().id(),
                    shown.mail().to(),
                    shown.mail().subject(),
                    shown.mail().text(),
                    shown.mail().html(),
                    shown.sentAt());
        }
    }

    record DevMails(List<DevMail> items) {}

    /** Shows the last mails. */
    @GET
    @Access(PUBLIC)
    @Operation(
            operationId = "listDevMails",
            summary = "Read the demo's mails",
            description = "With PAYCHAIN_DEMO mails are shown here instead of sent, the newest first, at most 200.")
    @APIResponse(responseCode = "200", description = "The mails")
    @APIResponse(responseCode = "404", description = "Mails are really sent here")
    @Answers(DevMails.class)
    public Envelope list() {
        return Envelope.of(
                new DevMails(mailbox.newest().stream().map(DevMail::of).toList()), "Mails that were not sent.");
    }
}

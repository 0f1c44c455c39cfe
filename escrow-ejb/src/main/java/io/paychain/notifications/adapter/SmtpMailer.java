package io.paychain.notifications.adapter;

import io.paychain.notifications.api.Mail;
import io.paychain.notifications.domain.MailFailure;
import io.paychain.notifications.domain.Mailer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Hands mails to a mail server (RFC 5321) by the server's own Jakarta Mail. */
final class SmtpMailer implements Mailer {

    private static final String TIMEOUT_MILLIS = "10000";

    private final MailSettings settings;
    private final MailSettings.Smtp server;

    SmtpMailer(MailSettings settings) {
        this.settings = settings;
        this.server = Objects.requireNonNull(settings.smtp(), "smtp");
    }

    @Override
    public void send(Mail mail) {
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport(scheme())) {
            MimeMessage message = message(session, mail);
            transport.connect(server.host(), server.port(), server.user(), server.password());
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw new MailFailure("the mail server did not take the mail", e);
        }
    }

    private String scheme() {
        return server.tls().equals("tls") ? "smtps" : "smtp";
    }

    private Properties properties() {
        Properties p = new Properties();
        String prefix = "mail." + scheme() + ".";
        p.put(prefix + "localhost", settings.site().getHost()); // else it asks the name service who we are
        p.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        p.put(prefix + "timeout", TIMEOUT_MILLIS);
        p.put(prefix + "writetimeout", TIMEOUT_MILLIS);
        p.put(prefix + "auth", Boolean.toString(server.user() != null));
        p.put(prefix + "ssl.checkserveridentity", "true");
        boolean starttls = server.tls().equals("starttls");
        p.put(prefix + "starttls.enable", Boolean.toString(starttls));
        p.put(prefix + "starttls.required", Boolean.toString(starttls));
        return p;
    }

    private MimeMessage message(Session session, Mail mail) throws MessagingException {
        MimeMessage message = new Identified(session, mail.id());
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(mail.text(), "plain"));
        both.addBodyPart(part(mail.html(), "html"));
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), type);
        return part;
    }

    /** A message whose id is the mail's, so that a mail that was sent twice can be told. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@paychain>");
        }
    }
}

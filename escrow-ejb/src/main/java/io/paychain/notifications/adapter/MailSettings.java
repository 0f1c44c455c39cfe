package io.paychain.notifications.adapter;

import io.paychain.platform.config.Setting;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Settings of mails.
 *
 * @param transport how they leave
 * @param site where people reach us, for links
 * @param from the sender
 * @param smtp null unless they leave by SMTP
 * @param http null unless they leave by HTTP
 */
record MailSettings(
        Transport transport,
        URI site,
        String from,
        @Nullable Smtp smtp,
        @Nullable Http http) {

    private static final int SUBMISSION = 587;
    private static final int MAX_PORT = 65_535;

    /** How mails leave. */
    enum Transport {
        /** Into the demo's mailbox, shown at {@code /dev/mail}; in demo mode only. */
        DEV,
        /** By SMTP. */
        SMTP,
        /** By an HTTP interface. */
        HTTP,
        /** Not at all: they are given up, and the log says so. */
        NONE
    }

    /**
     * A mail server.
     *
     * @param tls {@code starttls} (required then), {@code tls} or {@code none}
     * @param user null to send without signing in
     */
    record Smtp(
            String host,
            int port,
            String tls,
            @Nullable String user,
            @Nullable String password) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Smtp[" + host + "]";
        }
    }

    /**
     * A mail service.
     *
     * @param key sent as a bearer token; null without one
     */
    record Http(URI url, @Nullable String key) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Http[" + url.getHost() + "]";
        }
    }

    /** Reads and validates them; throws {@link IllegalStateException} naming the setting at fault. */
    static MailSettings read(Setting from) {
        boolean demo = from.flag("paychain.demo");
        Transport transport = transport(from.text("paychain.mail.transport").orElse(demo ? "dev" : "none"));
        if (transport == Transport.DEV && !demo) {
            throw new IllegalStateException("Setting paychain.mail.transport may be dev in demo mode only");
        }
        return new MailSettings(
                transport,
                from.url("paychain.public.url"),
                sender(from, transport),
                transport == Transport.SMTP ? smtp(from) : null,
                transport == Transport.HTTP
                        ? new Http(
                                from.url("paychain.mail.http.url"),
                                from.text("paychain.mail.http.key").orElse(null))
                        : null);
    }

    private static Transport transport(String name) {
        try {
            return Transport.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("Setting paychain.mail.transport is none of dev, smtp, http, none", e);
        }
    }

    private static String sender(Setting from, Transport transport) {
        boolean real = transport == Transport.SMTP || transport == Transport.HTTP;
        String sender = real
                ? from.required("paychain.mail.from")
                : from.text("paychain.mail.from").orElse("no-reply@paychain.invalid");
        if (!sender.matches("[\\x21-\\x7e]{1,64}@[A-Za-z0-9.-]{1,189}")) {
            throw new IllegalStateException("Setting paychain.mail.from is no plain e-mail address");
        }
        return sender;
    }

    private static Smtp smtp(Setting from) {
        String tls = from.text("paychain.mail.smtp.tls").orElse("starttls");
        if (!tls.matches("starttls|tls|none")) {
            throw new IllegalStateException("Setting paychain.mail.smtp.tls is none of starttls, tls, none");
        }
        return new Smtp(
                from.required("paychain.mail.smtp.host"),
                (int) from.number("paychain.mail.smtp.port", SUBMISSION, 1, MAX_PORT),
                tls,
                from.text("paychain.mail.smtp.user").orElse(null),
                from.text("paychain.mail.smtp.password").orElse(null));
    }
}

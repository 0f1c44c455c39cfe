package io.paychain.notifications.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.paychain.notifications.adapter.MailSettings.Transport;
import io.paychain.notifications.api.Mail;
import io.paychain.notifications.domain.MailFailure;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** D47: mails leave by a port, over real protocols. */
class MailersTest {

    private static final Mail MAIL =
            new Mail("mail-7", "ada@example.org", "PayChain: grüße", "Guten Tag\n.\nEnde", "<p>Guten Tag ä</p>");

    @Test
    void d47_smtp_handsOverBothForms() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            server.setUser("sender", "mail-secret");
            smtp(server.getSmtp().getPort(), "sender", "mail-secret").send(MAIL);
            MimeMessage got = server.getReceivedMessages()[0];
            assertEquals("PayChain: grüße", got.getSubject());
            assertEquals("ada@example.org", got.getAllRecipients()[0].toString());
            assertEquals("no-reply@example.com", got.getFrom()[0].toString());
            assertEquals("<mail-7@paychain>", got.getMessageID());
            MimeMultipart both = (MimeMultipart) got.getContent();
            assertEquals(2, both.getCount());
            assertTrue(GreenMailUtil.getBody(both.getBodyPart(0)).contains("Guten Tag"));
            assertTrue(both.getBodyPart(1).getContentType().startsWith("text/html"));
        } finally {
            server.stop();
        }
    }

    @Test
    void smtp_withoutAServer_orTlsThatWasAskedFor_fails() {
        assertThrows(MailFailure.class, () -> smtp(1, null, null).send(MAIL));
        GreenMail plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        plain.start();
        try {
            SmtpMailer strict = new SmtpMailer(settings(
                    new MailSettings.Smtp("127.0.0.1", plain.getSmtp().getPort(), "starttls", null, null), null));
            assertThrows(MailFailure.class, () -> strict.send(MAIL));
            assertEquals(0, plain.getReceivedMessages().length);
        } finally {
            plain.stop();
        }
    }

    @Test
    void smtp_hostileAddresses_areRefusedBeforeAnythingIsSaid() {
        for (String to : new String[] {"a@b.co\r\nBcc: x@y.zz", "a@b.co, c@d.ee", "not an address"}) {
            Mail hostile = new Mail("mail-8", to, "s", "t", "h");
            assertThrows(MailFailure.class, () -> smtp(1, null, null).send(hostile));
        }
    }

    @Test
    void d47_http_handsOverOneJson_andOnly2xxIsTaken() {
        WireMockServer server =
                new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        try {
            server.stubFor(post("/send").willReturn(aResponse().withStatus(202)));
            server.stubFor(post("/no").willReturn(aResponse().withStatus(503)));
            server.stubFor(
                    post("/moved").willReturn(aResponse().withStatus(302).withHeader("Location", server.url("/send"))));
            http(server.url("/send")).send(MAIL);
            server.verify(
                    1,
                    postRequestedFor(urlEqualTo("/send"))
                            .withHeader("Authorization", equalTo("Bearer mail-secret"))
                            .withHeader("Idempotency-Key", equalTo("mail-7"))
                            .withRequestBody(equalToJson("""
                                            {"id":"mail-7","from":"no-reply@example.com","to":"ada@example.org",
                                            "subject":"PayChain: grüße","text":"Guten Tag\\n.\\nEnde",
                                            "html":"<p>Guten Tag ä</p>"}""")));
            assertThrows(MailFailure.class, () -> http(server.url("/no")).send(MAIL));
            assertThrows(MailFailure.class, () -> http(server.url("/moved")).send(MAIL));
        } finally {
            server.stop();
        }
    }

    @Test
    void settings_showNoSecret() {
        assertFalse(smtpSettings(1, "sender", "mail-secret").toString().contains("mail-secret"));
    }

    private static SmtpMailer smtp(int port, @Nullable String user, @Nullable String password) {
        return new SmtpMailer(smtpSettings(port, user, password));
    }

    private static MailSettings smtpSettings(int port, @Nullable String user, @Nullable String password) {
        return settings(new MailSettings.Smtp("127.0.0.1", port, "none", user, password), null);
    }

    private static HttpMailer http(String url) {
        return new HttpMailer(settings(null, new MailSettings.Http(URI.create(url), "mail-secret")));
    }

    private static MailSettings settings(MailSettings.@Nullable Smtp smtp, MailSettings.@Nullable Http http) {
        Transport transport = smtp == null ? Transport.HTTP : Transport.SMTP;
        return new MailSettings(transport, URI.create("http://localhost:8000"), "no-reply@example.com", smtp, http);
    }
}

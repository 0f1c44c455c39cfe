package io.paychain.notifications.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.identity.api.Addressee;
import io.paychain.notifications.api.Mail;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTest {

    private static final URI SITE = URI.create("https://pay.example");

    @ParameterizedTest
    @EnumSource
    void whatPeopleTyped_isTextAndNothingElse(Letter letter) {
        Addressee hostile = new Addressee("a@b.co", "<script>&\"'\r\nBcc: x@y.zz", "tok", "<b>Elm\r\nBcc: z@y.zz");
        Mail mail = letter.write("mail-1", hostile, SITE);
        assertTrue(mail.subject().matches("PayChain: [\\x20-\\x7e]{5,60}"), mail.subject());
        assertFalse(mail.html().contains("<script>"));
        assertTrue(mail.html().contains("&lt;script&gt;&amp;&quot;&#39;"));
        assertFalse(mail.text().contains("\nBcc:"));
    }

    @Test
    void check67_theToken_standsInTheFragment_whichIsSentToNobody() {
        Mail mail = Letter.VERIFY_EMAIL.write("mail-1", new Addressee("a@b.co", "Ada", "tok-1_x", null), SITE);
        assertTrue(mail.text().contains("\nhttps://pay.example/verify-email#token=tok-1_x\n"), mail.text());
        assertTrue(mail.html().contains("href=\"https://pay.example/verify-email#token=tok-1_x\""), mail.html());
        assertFalse(mail.toString().contains("tok"));
    }

    @Test
    void kinds_areThoseOfTheEvents() {
        assertEquals(Optional.of(Letter.RESET_PASSWORD), Letter.of("reset_password"));
        assertEquals(Optional.empty(), Letter.of("RESET_PASSWORD"));
    }
}

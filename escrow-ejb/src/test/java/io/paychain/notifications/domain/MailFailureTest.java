package io.paychain.notifications.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MailFailureTest {

    @Test
    void check69_aServersAnswer_isLoggedByItsCodeOnly() {
        IOException said = new IOException("550 5.1.1 <ada@example.org>: user unknown");
        assertEquals(
                "MailFailure (the mail server did not take the mail) < IOException 550 5.1.1",
                MailFailure.brief(new MailFailure("the mail server did not take the mail", said)));
        assertEquals("IOException", MailFailure.brief(new IOException("ada@example.org refused 550")));
        assertEquals("IllegalStateException", MailFailure.brief(new IllegalStateException((String) null)));
    }
}

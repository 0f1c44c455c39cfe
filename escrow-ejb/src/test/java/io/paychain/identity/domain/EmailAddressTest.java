package io.paychain.identity.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "A@B.co, a@b.co",
        "first.last+tag@sub.Example.org, first.last+tag@sub.example.org",
        "grüße@x.de, ",
        "anna@bücher.example, anna@xn--bcher-kva.example",
        "anna@例え.テスト, anna@xn--r8jz45g.xn--zckzah",
        "o'neil!#$%&*+/=?^_`{|}~-@example.org, o'neil!#$%&*+/=?^_`{|}~-@example.org"
    })
    void address_isKeptInAsciiAndLowerCase(String given, String kept) {
        assertEquals(Optional.ofNullable(kept), EmailAddress.parse(given).map(EmailAddress::text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a",
                "a@",
                "@b.co",
                "a@b",
                "a@b.c1@",
                "a@@b.co",
                ".a@b.co",
                "a.@b.co",
                "a..b@c.de",
                "\"quoted\"@b.co",
                "a@[127.0.0.1]",
                "a@127.0.0.1",
                "a@b..co",
                "a@-b.co",
                "a@b-.co",
                "a@.b.co",
                "a b@c.de",
                "a@b.co\r\nBcc: x@y.zz",
                "a@b.co\n",
                "a\u0000@b.co",
                "<a@b.co>",
                "a@b.co,c@d.ee",
                "a@b_c.de",
                "a@b.co ",
                "a@b.co\u2028",
                "(x)a@b.co"
            })
    void whatThePolicyDoesNotTake_isRefused(String given) {
        assertEquals(Optional.empty(), EmailAddress.parse(given));
    }

    @Test
    void lengths_areThoseOfTheStandard() {
        String domain = "d".repeat(63) + "." + "e".repeat(63) + "." + "f".repeat(57) + ".org"; // 189
        assertTrue(EmailAddress.parse("l".repeat(64) + "@" + domain).isPresent());
        assertFalse(EmailAddress.parse("l".repeat(64) + "@g" + domain).isPresent());
        assertFalse(EmailAddress.parse("l".repeat(65) + "@b.co").isPresent());
        assertFalse(EmailAddress.parse("l@" + "d".repeat(64) + ".co").isPresent());
        assertFalse(EmailAddress.parse("a@" + "b.".repeat(100_000) + "co").isPresent());
    }

    @ParameterizedTest
    @CsvSource({"mailinator.com, true", "eu.mailinator.com, true", "notmailinator.com, false", "example.org, false"})
    void throwAwayProviders_areFlagged_notRefused(String domain, boolean flagged) {
        assertEquals(flagged, EmailAddress.parse("a@" + domain).orElseThrow().disposable());
    }
}

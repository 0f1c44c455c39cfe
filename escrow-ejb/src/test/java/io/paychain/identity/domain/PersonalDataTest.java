package io.paychain.identity.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.shared.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    @ParameterizedTest
    @ValueSource(strings = {"al", "alice", "Alice W.", "worker_1", "jean-luc", "O'Neil", "Müller", "李小龙", "a1.b2-c3"})
    void goodNames_pass(String name) {
        PersonalData rules = new PersonalData();
        assertEquals(name, rules.username(name));
        assertDoesNotThrow(rules::check);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "<script>alert(1)</script>",
                "a\u0000b",
                "'; drop table users; --",
                "a\nb",
                "  alice",
                "alice\u202eevil",
                "../../etc/passwd",
                "a  b",
                "123456789012345678901234567890123456789012345678901",
                "{{7*7}}",
                "${jndi:ldap://x}",
                "%00",
                "a@b"
            })
    void hostileNames_areRefused(String name) {
        PersonalData rules = new PersonalData();
        rules.username(name);
        assertThrows(Refusal.class, rules::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.co", "first.last+tag@sub.example.org"})
    void goodAddresses_pass(String email) {
        PersonalData rules = new PersonalData();
        assertEquals(email, rules.email(email));
        assertDoesNotThrow(rules::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@", "@b.co", "a@b", "a b@c.de", "a@b.co\r\nBcc: x@y.zz", "a@-b.co", "<a@b.co>"})
    void badAddresses_areRefused(String email) {
        PersonalData rules = new PersonalData();
        rules.email(email);
        assertThrows(Refusal.class, rules::check);
    }

    @Test
    void allFindings_areNamedAtOnce() {
        PersonalData rules = new PersonalData();
        rules.username(null);
        rules.email("no");
        rules.required("user_type", null);
        Refusal refusal = assertThrows(Refusal.class, rules::check);
        assertEquals(3, refusal.errors().size());
    }

    @Test
    void address_isKeptInLowerCase() {
        assertEquals("a@b.co", new PersonalData().email("A@B.co"));
    }
}

package io.paychain.oauth.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a client may register, and which of those that are asked for are the same. */
class RedirectUrisTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/callback",
                "https://app.example/callback?tenant=1",
                "https://app.example:8443/",
                "http://127.0.0.1/callback",
                "http://127.0.0.1:53111/callback",
                "http://[::1]:9000/callback",
                "http://localhost:3000/callback",
                "com.example.app:/callback",
                "com.example.app://oauth/callback"
            })
    void registrable(String uri) {
        assertTrue(RedirectUris.registrable(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app.example/callback",
                "http://app.example/callback",
                "http://127.0.0.2/callback",
                "http://127.0.0.1.evil.example/",
                "http://localhost.evil.example/",
                "https:///callback",
                "https:callback",
                "https://app.example/callback#",
                "https://app.example/callback#part",
                "https://*.example/callback",
                "https://user@app.example/callback",
                "https://user:secret@app.example/",
                "https://app.example\\@evil.example/",
                "https://app.example/ callback",
                "https://app.example/\ncallback",
                "https://app.example/<script>",
                "https://äpp.example/",
                "https://app.example:99999/",
                "javascript:alert(1)",
                "data:text/html,hello",
                "file:///etc/passwd",
                "myapp:/callback",
                "HTTPS://app.example/",
                "//app.example/callback"
            })
    void notRegistrable(String uri) {
        assertFalse(RedirectUris.registrable(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/callback/",
                "https://app.example/Callback",
                "https://APP.example/callback",
                "https://app.example/callback?a=b",
                "https://app.example/callback#f",
                "https://app.example:443/callback",
                "https://app.example/x/../callback",
                "https://app.example/%63allback",
                "https://app.example.evil.example/callback",
                "http://app.example/callback",
                ""
            })
    void d31_check28_whatDiffersByALetter_isAnother(String asked) {
        List<String> registered = List.of("https://app.example/callback");
        assertTrue(RedirectUris.allowed(registered, registered.get(0)));
        assertFalse(RedirectUris.allowed(registered, asked));
    }

    @Test
    void rfc8252_ofALoopbackAddress_onlyThePortMayDiffer() {
        List<String> registered = List.of("http://127.0.0.1/callback", "http://localhost:3000/callback");
        assertTrue(RedirectUris.allowed(registered, "http://127.0.0.1:53111/callback"));
        assertFalse(RedirectUris.allowed(registered, "http://127.0.0.1:53111/other"));
        assertFalse(RedirectUris.allowed(registered, "http://127.0.0.1:99999/callback"));
        assertFalse(RedirectUris.allowed(registered, "http://[::1]:53111/callback"));
        assertFalse(RedirectUris.allowed(registered, "https://127.0.0.1:53111/callback"));
        assertFalse(RedirectUris.allowed(registered, "http://localhost:3001/callback"), "a name may be anybody's");
    }

    @Test
    void people_seeTheHost_orTheApplicationsOwnScheme() {
        assertEquals("app.example", RedirectUris.shown("https://app.example/callback?x=https://bank.example"));
        assertEquals("127.0.0.1:9000", RedirectUris.shown("http://127.0.0.1:9000/callback"));
        assertEquals("com.example.app", RedirectUris.shown("com.example.app:/callback"));
    }
}

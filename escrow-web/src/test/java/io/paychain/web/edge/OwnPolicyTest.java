package io.paychain.web.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPolicyTest {

    private static final String POLICY = "default-src 'none'; script-src 'sha256-abc='; connect-src 'self' https:";

    @Test
    void of_aPageOfOneFile_isItsPolicyAndForbidsFraming() {
        assertEquals(POLICY + "; frame-ancestors 'none'", OwnPolicy.of(page(POLICY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "script-src 'self'",
                "script-src 'sha256-abc=' 'unsafe-inline'",
                "default-src 'none'; script-src 'unsafe-inline'",
            })
    void of_aPageThatWouldWeakenTheCommonPolicy_isNothing(String policy) {
        assertNull(OwnPolicy.of(page(policy)));
    }

    @Test
    void of_aPageWithoutPolicy_isNothing() {
        assertNull(OwnPolicy.of("<!doctype html><html><head></head></html>"));
    }

    @Test
    void staticFile_readsAPolicyFromPagesOnly() {
        byte[] bytes = page(POLICY).getBytes(StandardCharsets.UTF_8);
        assertTrue(new StaticFile("/rescue.html", bytes).policy().isPresent());
        assertEquals(Optional.empty(), new StaticFile("/assets/a.js", bytes).policy());
    }

    private static String page(String policy) {
        return "<html><head><meta charset=\"utf-8\" />\n<meta http-equiv=\"Content-Security-Policy\" content=\""
                + policy + "\" /></head></html>";
    }
}

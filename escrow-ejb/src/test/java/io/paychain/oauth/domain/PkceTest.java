package io.paychain.oauth.domain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 7636, with the vector of its appendix B. */
class PkceTest {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    void d31_check33_appendixB_fits() {
        assertTrue(Pkce.fits(VERIFIER, CHALLENGE));
        assertTrue(Pkce.isChallenge(CHALLENGE));
    }

    @Test
    void d31_check33_nothingElseFits() {
        assertFalse(Pkce.fits(CHALLENGE, CHALLENGE), "plain");
        assertFalse(Pkce.fits(VERIFIER + "a", CHALLENGE));
        assertFalse(Pkce.fits(VERIFIER.toLowerCase(java.util.Locale.ROOT), CHALLENGE));
        assertFalse(Pkce.fits("", CHALLENGE));
        assertFalse(Pkce.fits("short", "aBcD"));
        assertFalse(Pkce.isChallenge(CHALLENGE + "="));
        assertFalse(Pkce.isChallenge(VERIFIER.substring(1)));
    }
}

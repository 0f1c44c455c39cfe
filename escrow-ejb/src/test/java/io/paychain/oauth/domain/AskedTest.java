package io.paychain.oauth.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fresh a sign-in an application may ask for (OpenID Connect 3.1.2.1). */
class AskedTest {

    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    /** Times in seconds after the question; the person answers at 60. */
    @ParameterizedTest
    @CsvSource({
        "0, '', -1, true", // as prompt=login
        "0, '', 0, false",
        "0, '', 1, false",
        "5, '', -30, true",
        "5, '', 30, false", // took longer to read than that
        "600, '', -539, false",
        "600, '', -541, true",
        ", login, -1, true",
        ", login, 0, false",
        "600, login, -1, true",
        ", '', -9999, false"
    })
    void whoSignedInAfterTheQuestion_isFreshEnough(@Nullable Long maxAge, String prompt, long signedIn, boolean again) {
        OAuthClient.Terms terms = new OAuthClient.Terms("A", false, List.of(), List.of(), 60, 7, false);
        OAuthClient client = new OAuthClient("a", 1, terms, null, AT, AT, 1);
        Asked asked = new Asked(client, "https://a/", Set.of(), null, null, "", null, Set.of(prompt), maxAge, AT);
        assertEquals(again, asked.wantsFresherThan(AT.plusSeconds(signedIn), AT.plusSeconds(60)));
    }
}

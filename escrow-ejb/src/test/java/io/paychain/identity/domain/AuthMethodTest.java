package io.paychain.identity.domain;

import static io.paychain.identity.domain.AuthMethod.DEVICE_PASSKEY;
import static io.paychain.identity.domain.AuthMethod.PASSWORD;
import static io.paychain.identity.domain.AuthMethod.RECOVERY_CODE;
import static io.paychain.identity.domain.AuthMethod.SYNCED_PASSKEY;
import static io.paychain.identity.domain.AuthMethod.TOTP;
import static io.paychain.identity.domain.AuthMethod.WALLET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an access token claims of a sign-in (RFC 8176; levels of NIST SP 800-63B). */
class AuthMethodTest {

    static Stream<Arguments> levels() {
        return Stream.of(
                Arguments.of(Set.of(WALLET), "aal1"),
                Arguments.of(Set.of(PASSWORD), "aal1"),
                Arguments.of(Set.of(WALLET, PASSWORD), "aal1"),
                Arguments.of(Set.of(PASSWORD, TOTP), "aal2"),
                Arguments.of(Set.of(WALLET, RECOVERY_CODE), "aal2"),
                Arguments.of(Set.of(TOTP), "aal1"),
                Arguments.of(Set.of(SYNCED_PASSKEY), "aal2"),
                Arguments.of(Set.of(WALLET, DEVICE_PASSKEY), "aal2"));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void acr_isTwo_forTwoDifferentFactors_orAPasskey(Set<AuthMethod> shown, String level) {
        assertEquals(level, AuthMethod.acr(shown));
    }

    @Test
    void amr_namesEachOnce_inOneOrder() {
        assertEquals(List.of("pwd", "otp", "mfa"), AuthMethod.amr(List.of(TOTP, PASSWORD, TOTP)));
        assertEquals(List.of("swk", "mfa"), AuthMethod.amr(Set.of(SYNCED_PASSKEY)));
        assertEquals(List.of("wallet"), AuthMethod.amr(Set.of(WALLET)));
    }
}

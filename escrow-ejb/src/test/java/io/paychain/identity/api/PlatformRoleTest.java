package io.paychain.identity.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformRoleTest {

    @ParameterizedTest
    @CsvSource({
        "admin, ADMIN",
        "Administrator, ADMIN",
        "platform_admin, ADMIN",
        "ARBITER, ARBITER",
        "mediator, ARBITER",
        "auditor, AUDITOR",
        "support_agent, SUPPORT"
    })
    void d30_otherNames_areTaken_inAnyCase(String text, PlatformRole role) {
        assertEquals(Optional.of(role), PlatformRole.of(text));
    }

    @Test
    void strangers_areNoRoles() {
        assertEquals(Optional.empty(), PlatformRole.of("root"));
        assertEquals(Optional.empty(), PlatformRole.of(null));
    }
}

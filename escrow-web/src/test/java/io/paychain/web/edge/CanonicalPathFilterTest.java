package io.paychain.web.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalPathFilterTest {

    @ParameterizedTest
    @CsvSource({
        "/, true",
        "/jobs/5, true",
        "/api/v1/auth/nonce/0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266, true",
        "/assets/index-B7_x.js, true",
        "/.well-known/jwks.json, true",
        "/jobs/, true",
        "/%61pi/v1/jobs, false",
        "/api/v1/auth;x=1/login, false",
        "/a/../WEB-INF/web.xml, false",
        "/a/./b, false",
        "/.., false",
        "//evil.example, false",
        "/a\\b, false",
        "/WEB-INF%2fweb.xml, false"
    })
    void canonical(String path, boolean expected) {
        assertEquals(expected, CanonicalPathFilter.canonical(path));
    }
}

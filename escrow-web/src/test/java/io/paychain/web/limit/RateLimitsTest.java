package io.paychain.web.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.platform.redis.RedisGate;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Buckets per key, and whose key a request counts under. */
class RateLimitsTest {

    @Test
    void d44_theNextAfterTheLast_isRefused_andToldWhenToComeBack() {
        RateLimits limits = RateLimits.over(RedisGate.to(null));
        for (int i = 0; i < 60; i++) {
            assertTrue(limits.take("ip:1", 60).allowed());
        }
        RateLimits.Decision refused = limits.take("ip:1", 60);
        assertFalse(refused.allowed());
        assertEquals("1", LimitHeaders.of(refused).get("Retry-After"));
        assertEquals("0", LimitHeaders.of(refused).get("RateLimit-Remaining"));
        assertTrue(limits.take("ip:2", 60).allowed());
    }

    @Test
    void manyKeys_areForgottenRatherThanKept() {
        RateLimits limits = RateLimits.over(RedisGate.to(null));
        for (int i = 0; i < 250_000; i++) {
            assertTrue(limits.take("ip:" + i, 5).allowed());
        }
    }

    @Test
    void forgedForwardedFor_changesNothing() {
        assertEquals("203.0.113.9", ClientAddress.of(request("203.0.113.9", "1.2.3.4"), Set.of()));
        assertEquals("203.0.113.9", ClientAddress.of(request("203.0.113.9", "1.2.3.4"), Set.of("10.0.0.1")));
    }

    @Test
    void trustedProxy_isBelievedOnlyForItsLastHop() {
        Set<String> proxies = Set.of("10.0.0.1", "10.0.0.2");
        assertEquals("198.51.100.7", ClientAddress.of(request("10.0.0.1", "6.6.6.6, 198.51.100.7, 10.0.0.2"), proxies));
        assertEquals("10.0.0.1", ClientAddress.of(request("10.0.0.1", null), proxies));
    }

    @Test
    void oneIpv6Customer_isOneKey() {
        String one = ClientAddress.of(request("2001:db8:1:2:aaaa::1", null), Set.of());
        assertEquals(one, ClientAddress.of(request("2001:db8:1:2:bbbb::2", null), Set.of()));
        assertFalse(one.equals(ClientAddress.of(request("2001:db8:1:3::1", null), Set.of())));
    }

    private static HttpServletRequest request(String remote, @Nullable String forwarded) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                RateLimitsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> remote;
                    case "getHeader" -> forwarded;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}

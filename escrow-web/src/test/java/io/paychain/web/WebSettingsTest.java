package io.paychain.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the HTTP layer is told, and what it takes when it is told nothing. */
class WebSettingsTest {

    @AfterEach
    void forget() {
        ConfigProviderResolver.setInstance(null);
    }

    @Test
    void d44_limits_areThoseDecided_unlessSet() {
        WebSettings settings = read(Map.of());
        assertEquals(1200, settings.ipPerMinute());
        assertEquals(60, settings.signinPerMinute());
        assertEquals(600, settings.principalPerMinute());
        WebSettings other = read(Map.of(
                "paychain.rate.ip.per.minute", "7",
                "paychain.rate.signin.per.minute", "8",
                "paychain.rate.principal.per.minute", "9"));
        assertEquals(7, other.ipPerMinute());
        assertEquals(8, other.signinPerMinute());
        assertEquals(9, other.principalPerMinute());
    }

    @Test
    void d44_aLimitThatIsNone_stopsTheStart_byName() {
        for (String bad : new String[] {"0", "-1", "many"}) {
            String name = "paychain.rate.ip.per.minute";
            IllegalStateException refused = assertThrows(IllegalStateException.class, () -> read(Map.of(name, bad)));
            assertTrue(String.valueOf(refused.getMessage()).contains(name), refused.getMessage());
        }
    }

    @Test
    void d9_serviceKeys_areDistinct_andLong() {
        String key = "0123456789abcdef01234567";
        assertEquals(
                Map.of(key, "job"),
                read(Map.of("paychain.service.key.job", key)).serviceKeys());
        assertThrows(
                IllegalStateException.class,
                () -> read(Map.of("paychain.service.key.user", key, "paychain.service.key.job", key)));
        assertThrows(IllegalStateException.class, () -> read(Map.of("paychain.service.key.ws", "short")));
    }

    private static WebSettings read(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(given);
        all.put("paychain.public.url", "http://localhost:8000");
        ConfigProviderResolver.setInstance(new Given(all));
        return new WebSettingsSource().settings();
    }

    /** A server's configuration, as far as settings ask it. */
    private static final class Given extends ConfigProviderResolver {

        private final Config config;

        Given(Map<String, String> settings) {
            config = (Config) Proxy.newProxyInstance(
                    WebSettingsTest.class.getClassLoader(),
                    new Class<?>[] {Config.class},
                    (proxy, method, arguments) -> Optional.ofNullable(settings.get((String) arguments[0])));
        }

        @Override
        public Config getConfig() {
            return config;
        }

        @Override
        public Config getConfig(ClassLoader loader) {
            return config;
        }

        @Override
        public ConfigBuilder getBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void registerConfig(Config other, ClassLoader loader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void releaseConfig(Config other) {
            throw new UnsupportedOperationException();
        }
    }
}

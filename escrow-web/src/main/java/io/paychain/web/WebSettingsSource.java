package io.paychain.web;

import io.paychain.platform.config.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the web settings once. */
@ApplicationScoped
public class WebSettingsSource {

    @Produces
    @Singleton
    WebSettings settings() {
        return WebSettings.read(Setting.source());
    }
}

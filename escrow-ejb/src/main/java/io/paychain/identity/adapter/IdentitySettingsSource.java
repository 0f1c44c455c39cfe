package io.paychain.identity.adapter;

import io.paychain.platform.config.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads identity's settings once. */
@ApplicationScoped
public class IdentitySettingsSource {

    @Produces
    @Singleton
    IdentitySettings settings() {
        return IdentitySettings.read(Setting.source());
    }

    @Produces
    @Singleton
    SigningKeys keys(IdentitySettings settings) {
        return SigningKeys.load(settings);
    }
}

package io.paychain.identity.adapter;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Refuses to start without working keys, and sweeps expired tokens every few minutes. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdentityTimer {

    private static final System.Logger LOG = System.getLogger(IdentityTimer.class.getName());

    @Inject
    SignInStore store;

    @Inject
    PasswordStore passwords;

    @Inject
    SignInThrottle throttle;

    @Inject
    TwoFactorStore factors;

    @Inject
    PasskeyStore passkeys;

    @Inject
    PrivacyStore privacy;

    @Inject
    AccessTokens tokens;

    @Inject
    Clock clock;

    @PostConstruct
    void checkSettings() {
        LOG.log(Level.INFO, "access tokens live {0} s", tokens.lifeSeconds());
    }

    @Schedule(hour = "*", minute = "*/5", second = "17", persistent = false)
    void sweep() {
        try {
            store.sweep(clock.instant());
            passwords.sweep(clock.instant());
            throttle.sweep(clock.instant());
            factors.sweep(clock.instant());
            passkeys.sweep(clock.instant());
            privacy.sweep(clock.instant());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "expired tokens could not be swept", e);
        }
    }
}

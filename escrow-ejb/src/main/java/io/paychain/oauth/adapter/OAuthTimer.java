package io.paychain.oauth.adapter;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Sweeps codes and proofs of possession every few minutes. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OAuthTimer {

    private static final System.Logger LOG = System.getLogger(OAuthTimer.class.getName());

    @Inject
    TokenStore store;

    @Inject
    Clock clock;

    @Schedule(hour = "*", minute = "*/5", second = "37", persistent = false)
    void sweep() {
        try {
            store.sweep(clock.instant());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "old codes could not be swept", e);
        }
    }
}

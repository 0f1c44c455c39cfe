package io.paychain.admin.adapter;

import io.paychain.admin.AuditTrail;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Seals new entries of the audit trail every other second. The server must never see it fail. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditTimer {

    private static final System.Logger LOG = System.getLogger(AuditTimer.class.getName());
    private static final int ROUNDS = 20;

    @Inject
    AuditTrail trail;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void seal() {
        try {
            int rounds = 0;
            while (trail.seal() > 0 && rounds < ROUNDS) {
                rounds++;
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the audit trail could not be sealed", e);
        }
    }
}

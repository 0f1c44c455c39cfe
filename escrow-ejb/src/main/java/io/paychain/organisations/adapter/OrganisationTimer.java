package io.paychain.organisations.adapter;

import io.paychain.organisations.InvitationDesk;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Forgets old invitations every hour. The server must never see it fail. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrganisationTimer {

    private static final System.Logger LOG = System.getLogger(OrganisationTimer.class.getName());

    @Inject
    InvitationDesk desk;

    @Schedule(hour = "*", minute = "23", second = "41", persistent = false)
    void sweep() {
        try {
            desk.sweep();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "old invitations could not be forgotten", e);
        }
    }
}

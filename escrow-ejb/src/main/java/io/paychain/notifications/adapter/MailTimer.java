package io.paychain.notifications.adapter;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Refuses to start with wrong settings, and tries again what could not be sent. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailTimer {

    private static final System.Logger LOG = System.getLogger(MailTimer.class.getName());

    @Inject
    Mailers mailers;

    @Inject
    MailSender sender;

    @Inject
    MailQueue queue;

    @PostConstruct
    void checkSettings() {
        LOG.log(Level.DEBUG, "mails link to {0}", mailers.site());
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void retry() {
        try {
            sender.wake();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "mails could not be sent", e);
        }
    }

    @Schedule(hour = "3", minute = "17", second = "0", persistent = false)
    void sweep() {
        try {
            queue.sweep();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "old mails could not be swept", e);
        }
    }
}

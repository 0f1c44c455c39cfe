package io.paychain.jobs.adapter;

import io.paychain.jobs.domain.Application;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Forgets what applications that came to nothing have left: signatures at once, messages after a while. */
@Stateless
public class ApplicationSweep {

    @Inject
    ApplicationStore store;

    @Inject
    ChainClock chain;

    @Inject
    Clock clock;

    /** Forgets what is over. @return how many applications had anything left */
    public int run() {
        return store.forgetSignatures(chain.now(), clock.instant())
                + store.forgetMessages(clock.instant().minus(Application.MESSAGE_KEPT));
    }
}

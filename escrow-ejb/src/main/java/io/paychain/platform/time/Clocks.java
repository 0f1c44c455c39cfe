package io.paychain.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Hands out the server's clock; deadlines of escrows use chain time instead. */
@ApplicationScoped
public class Clocks {

    /** The server's clock in UTC. */
    @Produces
    public Clock clock() {
        return Clock.systemUTC();
    }
}

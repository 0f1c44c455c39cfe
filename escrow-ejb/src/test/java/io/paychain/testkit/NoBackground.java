package io.paychain.testkit;

import io.paychain.platform.time.Background;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Nothing happens by itself: the test is the only one who relays, indexes, or hands out events. */
@Alternative
@Priority(1)
@ApplicationScoped
public class NoBackground extends Background {

    @Override
    public boolean run(String name, Runnable task) {
        return true;
    }
}

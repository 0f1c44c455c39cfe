package io.paychain.jobs.adapter;

import io.paychain.platform.outbox.OutboxSubscriber;
import io.paychain.platform.outbox.StoredEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes escrow's events into the applications. */
@ApplicationScoped
public class ApplicationReactions implements OutboxSubscriber {

    @Inject
    ApplicationFollower follower;

    @Override
    public String name() {
        return "applications";
    }

    @Override
    public boolean wants(String type) {
        return type.startsWith("Escrow");
    }

    @Override
    public void handle(StoredEvent event) {
        follower.follow(event);
    }
}

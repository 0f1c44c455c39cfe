package io.paychain.disputes.adapter;

import io.paychain.platform.outbox.OutboxSubscriber;
import io.paychain.platform.outbox.StoredEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes escrow's events into disputes and proposals; the only writer of what the chain decides (D10). */
@ApplicationScoped
public class EscrowReactions implements OutboxSubscriber {

    @Inject
    DisputeFollower follower;

    @Override
    public String name() {
        return "disputes";
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

package io.paychain.identity.adapter;

import io.paychain.platform.outbox.Outbox;
import io.paychain.shared.event.DomainEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * Asks for mails by internal events of type {@value #TYPE}. An event names people and links by id only:
 * events are kept, and hold neither addresses nor tokens. Call inside a transaction.
 */
@ApplicationScoped
public class Notices {

    /** The type of the events. */
    public static final String TYPE = "identity_mail";

    @Inject
    Outbox outbox;

    /** Asks for a mail about the account, for example {@code password_changed}. */
    public void tell(long userId, String kind) {
        outbox.publish(DomainEvent.internal(TYPE, "user:" + userId, Map.of("kind", kind, "user_id", userId)));
    }

    /** Asks for a mail with a link. */
    void link(String kind, String linkId, String subject) {
        outbox.publish(DomainEvent.internal(TYPE, subject, Map.of("kind", kind, "link_id", linkId)));
    }
}

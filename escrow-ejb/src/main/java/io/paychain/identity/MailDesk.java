package io.paychain.identity;

import io.paychain.identity.adapter.Farewells;
import io.paychain.identity.adapter.MailLinks;
import io.paychain.identity.adapter.Notices;
import io.paychain.identity.adapter.Users;
import io.paychain.identity.api.Addressee;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * What whoever writes mails has to know: to whom an event's mail goes, as of now, and the token of its
 * link. Events of type {@value #EVENT} ask for mails; they hold {@code kind} and {@code user_id} or
 * {@code link_id}.
 */
@Stateless
public class MailDesk {

    /** The type of the events that ask for mails. */
    public static final String EVENT = Notices.TYPE;

    /** The kind of the last mail to an erased account; its link's id is that of a farewell. */
    public static final String FAREWELL = Farewells.KIND;

    @Inject
    MailLinks links;

    @Inject
    Farewells farewells;

    @Inject
    Users users;

    @Inject
    Clock clock;

    /** The reader of a link's mail; empty when the link is used up, expired or nobody's. */
    public Optional<Addressee> reader(String linkId) {
        return links.letter(linkId, clock.instant())
                .map(letter -> new Addressee(letter.email(), letter.username(), letter.token(), null));
    }

    /** The reader of the last mail to an erased account; empty once it has left, or too late. */
    public Optional<Addressee> leaver(String farewellId) {
        return farewells.reader(farewellId, clock.instant());
    }

    /** The last mail has left, or cannot: nothing keeps the address any more. */
    public void forgetLeaver(String farewellId) {
        farewells.forget(farewellId);
    }

    /**
     * A person as the reader of a mail about their account; empty when the address that they named is unproven and
     * somebody else's.
     */
    public Optional<Addressee> person(long userId) {
        return users.find(userId)
                .filter(user ->
                        user.emailVerified() || users.findByEmail(user.email()).isEmpty())
                .map(user -> new Addressee(user.email(), user.username(), null, null));
    }
}

package io.paychain.identity.adapter;

import io.paychain.identity.api.UserChange;
import io.paychain.identity.api.UserView;
import io.paychain.identity.domain.PersonalData;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Changes to a user's own data. Call inside a transaction. */
@ApplicationScoped
public class IdentityUpdates {

    @Inject
    Users users;

    @Inject
    Names names;

    @Inject
    MailLinks links;

    @Inject
    Addresses addresses;

    @Inject
    Notices notices;

    @Inject
    StepUp stepUp;

    @Inject
    Clock clock;

    /**
     * Applies a change to the user as read, when nobody was faster. A new address takes effect when its link is
     * opened, and the one in force is told; one that was never proven is replaced at once.
     *
     * @throws Refusal STEP_UP_REQUIRED when the address is to change and nobody has shown lately who they are: who
     *     moves the address of an account can set a new password
     */
    public UserView apply(Caller caller, UserView user, UserChange change, @Nullable Long expected) {
        PersonalData rules = new PersonalData();
        String username = change.username() == null ? user.username() : rules.username(change.username());
        String email = change.email() == null ? user.email() : rules.email(change.email());
        rules.check();
        boolean moves = !email.equals(user.email());
        if (moves) {
            stepUp.require(caller);
        }
        if ((expected != null && expected != user.version()) || !written(user, username, email)) {
            throw new Refusal(CommonProblem.STALE_VERSION, "Read the account again and repeat the change.");
        }
        if (moves) {
            prove(user, email);
        }
        return users.find(user.id()).orElseThrow();
    }

    private void prove(UserView user, String email) {
        links.revoke(LinkPurpose.VERIFY_EMAIL, user.id());
        addresses.ask(MailLinks.Whose.user(user.id()), email, clock.instant());
        if (user.emailVerified()) {
            notices.tell(user.id(), "address_change_asked");
        }
    }

    /** Sends the link to the address that a user has yet to prove, if there is one. */
    public void resend(UserView user) {
        addresses.askAgain(user, clock.instant());
    }

    /** The address that a user waits for is forgotten. */
    public void stay(long userId) {
        addresses.cancel(userId);
    }

    private boolean written(UserView user, String username, String email) {
        try {
            if (!PersonalData.usernameKey(username).equals(PersonalData.usernameKey(user.username()))) {
                names.claim(username);
            }
            return users.update(user.id(), user.version(), username, email);
        } catch (IllegalStateException e) {
            throw Taken.refusal(e);
        }
    }
}

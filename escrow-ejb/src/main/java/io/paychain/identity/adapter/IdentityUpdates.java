package io.paychain.identity.adapter;

import io.paychain.identity.api.UserChange;
import io.paychain.identity.api.UserView;
import io.paychain.identity.domain.PersonalData;
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
    PasswordRows passwords;

    @Inject
    Clock clock;

    /**
     * Applies a change to the user as read, when nobody was faster. A new address gets a mail to verify it.
     *
     * @param proven whether the caller has shown lately who they are: who can move the address of an
     *     account with a password can set a new one
     */
    public UserView apply(UserView user, UserChange change, @Nullable Long expected, boolean proven) {
        PersonalData rules = new PersonalData();
        String username = change.username() == null ? user.username() : rules.username(change.username());
        String email = change.email() == null ? user.email() : rules.email(change.email());
        rules.check();
        if (!proven && !email.equals(user.email()) && passwords.has(user.id())) {
            throw StepUp.refusal();
        }
        if ((expected != null && expected != user.version()) || !written(user, username, email)) {
            throw new Refusal(CommonProblem.STALE_VERSION, "Read the account again and repeat the change.");
        }
        if (!email.equals(user.email())) {
            links.send(LinkPurpose.VERIFY_EMAIL, user.id(), email, clock.instant());
        }
        return users.find(user.id()).orElseThrow();
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

package io.paychain.identity.adapter;

import io.paychain.identity.api.UserChange;
import io.paychain.identity.api.UserView;
import io.paychain.identity.domain.PersonalData;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Changes to a user's own data. Call inside a transaction. */
@ApplicationScoped
public class IdentityUpdates {

    @Inject
    Users users;

    /** Applies a change to the user as read, when nobody was faster. */
    public UserView apply(UserView user, UserChange change, @Nullable Long expected) {
        PersonalData rules = new PersonalData();
        String username = change.username() == null ? user.username() : rules.username(change.username());
        String email = change.email() == null ? user.email() : rules.email(change.email());
        rules.check();
        if ((expected != null && expected != user.version()) || !written(user, username, email)) {
            throw new Refusal(CommonProblem.STALE_VERSION, "Read the account again and repeat the change.");
        }
        return users.find(user.id()).orElseThrow();
    }

    private boolean written(UserView user, String username, String email) {
        try {
            return users.update(user.id(), user.version(), username, PersonalData.usernameKey(username), email);
        } catch (IllegalStateException e) {
            throw Taken.refusal(e);
        }
    }
}

package io.paychain.identity;

import io.paychain.identity.adapter.SecondFactors;
import io.paychain.identity.adapter.Sessions;
import io.paychain.identity.adapter.StepUp;
import io.paychain.identity.adapter.Users;
import io.paychain.identity.api.SessionProof;
import io.paychain.identity.api.UserView;
import io.paychain.identity.domain.EmailAddress;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What other features must know of people before they let them do something. */
@Stateless
public class People {

    @Inject
    Users users;

    @Inject
    Sessions sessions;

    @Inject
    StepUp stepUp;

    @Inject
    SecondFactors factors;

    /** One person by id. */
    public Optional<UserView> find(long id) {
        return users.find(id);
    }

    /** Whether there is somebody who can act: no account that was locked or erased. */
    public boolean canAct(long id) {
        return users.find(id).filter(UserView::active).isPresent();
    }

    /** The caller's address, if they have proven to read it; its normal form. */
    public Optional<String> provenAddress(Caller caller) {
        return users.find(caller.userId()).filter(UserView::emailVerified).map(UserView::email);
    }

    /** An address in the one form in which addresses are compared; empty when our policy takes none such. */
    public Optional<String> address(@Nullable String given) {
        return given == null
                ? Optional.empty()
                : EmailAddress.parse(given.strip()).map(EmailAddress::text);
    }

    /**
     * Asks for a proof of the last ten minutes of who is there.
     *
     * @throws Refusal STEP_UP_REQUIRED without one
     */
    public void requireRecentProof(Caller caller) {
        stepUp.require(caller);
    }

    /** What the holder of the caller's session has shown; empty for a caller without one. */
    public Optional<SessionProof> proof(Caller caller) {
        return caller.sessionId() == null ? Optional.empty() : sessions.proof(caller.sessionId());
    }

    /** Whether the caller has a second factor to show: a passkey that works, or an authenticator app. */
    public boolean hasSecondFactor(Caller caller) {
        return factors.anyOwn(caller.userId());
    }
}

package io.paychain.identity.adapter;

import io.paychain.identity.api.SecondFactor;
import io.paychain.identity.domain.SecondFactorMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * A passkey in place of a code, where a code is asked for. Having one does not make a sign-in ask, unless its
 * holder wants that ({@link SecondStep}): it is a way in of its own, and who loses it is not to be locked out of the
 * others unawares. Call inside a transaction.
 */
@ApplicationScoped
public class PasskeyFactor implements SecondFactorMethod {

    @Inject
    Passkeys passkeys;

    @Override
    public SecondFactor kind() {
        return SecondFactor.PASSKEY;
    }

    @Override
    public boolean enrolled(long userId) {
        return passkeys.any(userId);
    }

    @Override
    public boolean demanded() {
        return false;
    }

    @Override
    public boolean own() {
        return true;
    }

    @Override
    public boolean prove(long userId, String answer, Instant now) {
        return false;
    }
}

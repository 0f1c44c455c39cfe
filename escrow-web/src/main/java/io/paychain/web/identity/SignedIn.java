package io.paychain.web.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.paychain.identity.api.SecondFactor;
import io.paychain.identity.api.UserView;
import io.paychain.organisations.api.RequiredAction;
import io.paychain.web.audit.SignsIn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answer to a login; the members of the other outcomes are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SignedIn(
        boolean registered,
        @Nullable String accessToken,
        @Nullable String refreshToken,
        @Nullable String tokenType,
        @Nullable Long expiresIn,
        @Nullable UserView user,
        @Nullable List<RequiredAction> requiredActions,
        @Nullable String deviceToken,
        @Nullable String registrationToken,
        @Nullable Boolean mfaRequired,
        @Nullable String mfaToken,
        @Nullable Set<SecondFactor> methods,
        @Nullable Instant expiresAt)
        implements SignsIn {

    @Override
    public Optional<Long> signedIn() {
        return Optional.ofNullable(user).map(UserView::id);
    }

    @Override
    public boolean halfWay() {
        return mfaToken != null;
    }

    static SignedIn registration(String token, Instant expires) {
        return new SignedIn(false, null, null, null, null, null, null, null, token, null, null, null, expires);
    }

    static SignedIn secondFactor(String token, Set<SecondFactor> methods, Instant expires) {
        return new SignedIn(true, null, null, null, null, null, null, null, null, true, token, methods, expires);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "SignedIn[]";
    }
}

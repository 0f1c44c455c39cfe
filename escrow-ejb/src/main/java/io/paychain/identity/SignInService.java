package io.paychain.identity;

import io.paychain.identity.adapter.AccessTokens;
import io.paychain.identity.adapter.IdentitySettings;
import io.paychain.identity.adapter.Secrets;
import io.paychain.identity.adapter.SignInStore;
import io.paychain.identity.adapter.SignedMessages;
import io.paychain.identity.adapter.Wallets;
import io.paychain.identity.api.Challenge;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.Registration;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.Visitor;
import io.paychain.identity.domain.PersonalData;
import io.paychain.identity.domain.SignInMessage;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signing in by wallet, staying signed in, signing out. Signatures are checked and made outside of
 * transactions; what must be atomic is one method of {@link SignInStore} each.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInService {

    private static final int MAX_TOKEN = 200;

    @Inject
    SignInStore store;

    @Inject
    SignedMessages messages;

    @Inject
    AccessTokens tokens;

    @Inject
    Secrets secrets;

    @Inject
    IdentitySettings settings;

    @Inject
    Clock clock;

    /**
     * A message for the wallet to sign.
     *
     * @throws Refusal when it is no wallet
     */
    public Challenge challenge(@Nullable String wallet) {
        String address = Wallets.normal(wallet);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = now.plus(SignedMessages.LIFE);
        String nonce = secrets.id();
        SignInMessage message = SignInMessage.ours(
                settings.domain(),
                Wallets.shown(address),
                settings.publicUrl(),
                settings.chainId(),
                nonce,
                now,
                expires);
        store.addNonce(nonce, address, expires);
        return new Challenge(nonce, message.text(), expires);
    }

    /**
     * Signs in with a signed message.
     *
     * @throws Refusal naming what is wrong with message, signature or nonce
     */
    public SignIn login(
            @Nullable String wallet, @Nullable String message, @Nullable String signature, Visitor visitor) {
        String address = Wallets.normal(wallet);
        Instant now = clock.instant();
        SignInMessage said = messages.checked(address, message, signature, now);
        return tokens.signIn(store.enter(said.nonce(), address, visitor, now), now);
    }

    /**
     * Registers a new user and signs them in.
     *
     * @throws Refusal when a member is wrong, the token does not work or a name is taken
     */
    public Tokens register(Registration given, Visitor visitor) {
        PersonalData rules = new PersonalData();
        rules.required("registration_token", given.registrationToken());
        rules.required("user_type", given.userType());
        String username = rules.username(given.username());
        String email = rules.email(given.email());
        rules.check();
        Instant now = clock.instant();
        return tokens.tokens(
                store.register(
                        bounded(given.registrationToken()),
                        username,
                        email,
                        Objects.requireNonNull(given.userType()),
                        visitor,
                        now),
                now);
    }

    /**
     * Exchanges a refresh token for new tokens.
     *
     * @throws Refusal when it does not work; a reused one has then ended its session
     */
    public Tokens refresh(@Nullable String refreshToken) {
        if (refreshToken == null || refreshToken.isBlank()) {
            throw Refusal.field("refresh_token", "REQUIRED", "Send the refresh token.");
        }
        Instant now = clock.instant();
        return store.exchange(bounded(refreshToken), now)
                .map(opened -> tokens.tokens(opened, now))
                .orElseThrow(() -> new Refusal(IdentityProblem.REFRESH_TOKEN_INVALID, "Sign in again."));
    }

    /**
     * Signs out: the session's access and refresh tokens stop working at once.
     *
     * @param all whether to end all sessions of the user
     */
    public void logout(Caller caller, boolean all) {
        if (caller.sessionId() == null) {
            throw new Refusal(CommonProblem.UNAUTHENTICATED, "Send an access token.");
        }
        store.leave(caller.sessionId(), caller.userId(), all, clock.instant());
    }

    /** Signs out by refresh token alone, for a page whose access token has expired. */
    public void logout(String refreshToken) {
        store.leave(bounded(refreshToken), clock.instant());
    }

    /** The public keys, as a JWK set. */
    public Map<String, Object> jwks() {
        return tokens.jwks();
    }

    private static String bounded(@Nullable String token) {
        return token == null || token.length() > MAX_TOKEN ? "" : token;
    }
}

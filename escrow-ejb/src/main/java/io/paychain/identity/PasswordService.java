package io.paychain.identity;

import io.paychain.identity.adapter.AccessTokens;
import io.paychain.identity.adapter.PasswordRules;
import io.paychain.identity.adapter.PasswordStore;
import io.paychain.identity.adapter.PasswordStore.Candidate;
import io.paychain.identity.adapter.Passwords;
import io.paychain.identity.adapter.Registrations;
import io.paychain.identity.adapter.Secrets;
import io.paychain.identity.adapter.SignInStore;
import io.paychain.identity.adapter.SignInThrottle;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.NewAccount;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.Verified;
import io.paychain.identity.api.Visitor;
import io.paychain.identity.domain.EmailAddress;
import io.paychain.identity.domain.PersonalData;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.FieldError;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Coming in by address and password. Nothing here tells whether an address is known: bodies, statuses
 * and work are the same (check 8). Passwords are hashed outside of transactions.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordService {

    private static final int MAX_TOKEN = 200;
    private static final int MAX_PASSWORD = 1_000;
    private static final int PSEUDONYM = 32;
    private static final System.Logger SECURITY = System.getLogger("io.paychain.security");

    @Inject
    PasswordStore store;

    @Inject
    SignInStore sessions;

    @Inject
    SignInThrottle throttle;

    @Inject
    Passwords passwords;

    @Inject
    AccessTokens tokens;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Registers somebody and sends them a link to verify their address. An address that is taken gets
     * the same answer, and its owner a mail.
     *
     * @throws Refusal when a member is wrong, or USERNAME_TAKEN
     */
    public void register(NewAccount given) {
        PersonalData rules = new PersonalData();
        rules.required("user_type", given.userType());
        String username = rules.username(given.username());
        String email = rules.email(given.email());
        rules.add(PasswordRules.check("password", given.password(), about(username, email)));
        rules.check();
        String hash = passwords.hash(Objects.requireNonNull(given.password()));
        store.register(
                new Registrations.Attempt(email, username, Objects.requireNonNull(given.userType()), hash),
                clock.instant());
    }

    private static List<String> about(String username, String email) {
        int at = email.indexOf('@');
        return List.of("paychain", username, email, at < 0 ? email : email.substring(0, at));
    }

    /**
     * Signs in.
     *
     * @throws Refusal CREDENTIALS_INVALID; SIGN_IN_THROTTLED; and, to whoever knows the password only,
     *     EMAIL_NOT_VERIFIED (D29), ACCOUNT_DISABLED and SECOND_STEP_IMPOSSIBLE
     */
    public SignIn login(@Nullable String email, @Nullable String password, Visitor visitor) {
        String given = bounded("password", password, MAX_PASSWORD);
        String address = address(bounded("email", email, MAX_PASSWORD));
        Instant now = clock.instant();
        Candidate candidate = store.candidate(address, visitor, now);
        int attempts = throttle.attempt(address, visitor, candidate.knownDevice(), now);
        boolean right = passwords.fits(candidate.hash(), given, candidate.slowest());
        boolean waiting = !right && passwords.fits(candidate.waitingHash(), given, candidate.slowest());
        SignInStore.Entered entered = right ? entered(candidate, given, visitor, now) : null;
        if (entered == null) {
            // Also when it is a registration's that waits: whoever registers with a taken address must not be able to
            // wipe out what is counted against its account.
            failed(candidate, attempts, visitor);
            throw waiting
                    ? new Refusal(IdentityProblem.EMAIL_NOT_VERIFIED, "Open the link in the mail that we sent you.")
                    : new Refusal(IdentityProblem.CREDENTIALS_INVALID, "Check the address and the password.");
        }
        throttle.right(address, visitor, candidate.knownDevice(), now);
        return tokens.signIn(entered, now);
    }

    /** Opens the door, unless the password was changed while it was checked; null then. */
    private SignInStore.@Nullable Entered entered(Candidate candidate, String given, Visitor visitor, Instant now) {
        long user = Objects.requireNonNull(candidate.user()).id();
        String hash = improved(user, Objects.requireNonNull(candidate.hash()), given);
        SignInStore.Entered entered = sessions.enter(user, hash, visitor, now).orElse(null);
        if (entered != null) {
            return entered;
        }
        // Perhaps only its hash is another, by a sign-in at the same time.
        String newer = store.hash(user).orElse("");
        return passwords.fits(newer, given)
                ? sessions.enter(user, newer, visitor, now).orElse(null)
                : null;
    }

    private String improved(long user, String hash, String password) {
        if (!passwords.outdated(hash)) {
            return hash;
        }
        String better = passwords.hash(password);
        return store.upgrade(user, hash, better) ? better : hash;
    }

    private void failed(Candidate candidate, int attempts, Visitor visitor) {
        UserView user = candidate.user();
        SECURITY.log(
                System.Logger.Level.INFO,
                "password sign-in failed for user {0} from {1}",
                user == null ? "unknown" : Long.toString(user.id()),
                visitor.network());
        if (!candidate.knownDevice()) {
            store.alarm(candidate, attempts);
        }
    }

    /** The address as it would be stored; one that the policy does not take is nobody's. */
    private static String address(String given) {
        return EmailAddress.parse(given.strip()).map(EmailAddress::text).orElse(given.toLowerCase(Locale.ROOT));
    }

    /**
     * Sends their links again to those who registered with the address, or want to move to it, as long as nobody has
     * verified it.
     *
     * @throws Refusal when it is no address
     */
    public void resend(@Nullable String email) {
        store.askAgain(checked(email), clock.instant());
    }

    /**
     * Sends a link to set a new password, if somebody has verified the address.
     *
     * @throws Refusal when it is no address
     */
    public void forgot(@Nullable String email) {
        store.askReset(checked(email), clock.instant());
    }

    private static String checked(@Nullable String email) {
        PersonalData rules = new PersonalData();
        String address = rules.email(email);
        rules.check();
        return address;
    }

    /**
     * Verifies the address that the link was sent to: makes the account that was registered with it, or moves one.
     *
     * @throws Refusal LINK_INVALID, USERNAME_TAKEN
     */
    public Verified verify(@Nullable String token) {
        UserView user = store.verify(bounded("token", token, MAX_TOKEN), clock.instant());
        return new Verified(user.email(), "/login");
    }

    /**
     * Sets a new password by the link of a mail. It signs nobody in: a second factor is asked for as ever. But
     * strangers who were at the account no longer keep its owner waiting.
     *
     * @return a token for the device to keep, which is known from now on
     * @throws Refusal LINK_INVALID, or what is wrong with the password
     */
    public String reset(@Nullable String token, @Nullable String password) {
        String link = bounded("token", token, MAX_TOKEN);
        PasswordStore.Renewed renewed =
                store.reset(link, hash("password", password, List.of("paychain")), clock.instant());
        throttle.forgive(renewed.email());
        return renewed.deviceToken();
    }

    /**
     * Changes the caller's password, or gives one to somebody who came by wallet; their other sessions end, and their
     * devices are forgotten but for this one.
     *
     * @param current what they have now; not needed by somebody who has none
     * @throws Refusal STEP_UP_REQUIRED, or what is wrong with either
     */
    public void change(Caller caller, @Nullable String current, @Nullable String wanted, Visitor visitor) {
        String old = store.hash(caller).orElse(null);
        Instant now = clock.instant();
        if (old != null) {
            proveCurrent(caller, old, bounded("current_password", current, MAX_PASSWORD), now);
        }
        store.change(caller, old, hash("new_password", wanted, List.of("paychain")), visitor, now);
    }

    private void proveCurrent(Caller caller, String hash, String current, Instant now) {
        // Counted apart from codes: a right password must not make room for more guesses at a code.
        String who = "password:" + caller.sessionId();
        throttle.proof(who, now);
        if (!passwords.fits(hash, current)) {
            throw Refusal.field("current_password", "WRONG", "The current password is not right.");
        }
        throttle.rightProof(who);
    }

    /** The keyed hash under which the audit trail knows an address or wallet that somebody named; 32 hex digits. */
    public String pseudonym(String account) {
        return secrets.keyed("audit-account", address(account)).substring(0, PSEUDONYM);
    }

    private String hash(String field, @Nullable String password, List<String> about) {
        List<FieldError> wrong = PasswordRules.check(field, password, about);
        if (!wrong.isEmpty()) {
            throw new Refusal(CommonProblem.VALIDATION_ERROR, wrong.get(0).message(), wrong, java.util.Map.of());
        }
        return passwords.hash(String.valueOf(password));
    }

    /** A text that must be there and is not longer than anything we gave out or take. */
    private static String bounded(String field, @Nullable String text, int max) {
        if (text == null || text.isEmpty()) {
            throw Refusal.field(field, "REQUIRED", "This member is required.");
        }
        if (text.length() > max) {
            throw Refusal.field(field, "TOO_LONG", "This member has at most " + max + " characters.");
        }
        return text;
    }
}

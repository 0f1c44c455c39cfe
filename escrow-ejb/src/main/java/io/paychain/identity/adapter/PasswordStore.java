package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.Visitor;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The transactions of passwords. Nothing here hashes: that takes time and memory, and holds no connection. */
@Stateless
public class PasswordStore {

    /** Of so many failures of strangers the owner is told. */
    private static final int ALARM = 10;

    @Inject
    Users users;

    @Inject
    PasswordRows passwords;

    @Inject
    Registrations registrations;

    @Inject
    MailLinks links;

    @Inject
    Notices notices;

    @Inject
    Devices devices;

    @Inject
    Sessions sessions;

    @Inject
    StepUp stepUp;

    /**
     * What is known of an address.
     *
     * @param user null when nobody has it
     * @param hash of the user's password; null without one
     * @param open whether somebody registered it and the address is not verified, really or in appearance
     * @param decoyHash the password of an attempt to register it although it was taken
     * @param knownDevice whether the visitor's device is one of the user's
     */
    public record Candidate(
            @Nullable UserView user,
            @Nullable String hash,
            boolean open,
            @Nullable String decoyHash,
            boolean knownDevice) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Candidate[]";
        }
    }

    /** Looks an address up, with the same statements whether somebody has it or not. */
    public Candidate candidate(String email, Visitor visitor, Instant now) {
        UserView user = users.findByEmail(email).orElse(null);
        long id = user == null ? 0 : user.id();
        String hash = passwords.find(id).orElse(null);
        String decoy = registrations.decoyHash(email, now).orElse(null);
        boolean unverified = user != null && hash != null && !user.emailVerified();
        boolean known = devices.known(id, visitor.deviceToken(), now);
        return new Candidate(user, hash, unverified || decoy != null, decoy, known);
    }

    /**
     * Registers somebody, or does what looks the same.
     *
     * @throws Refusal USERNAME_TAKEN
     */
    public void register(Registrations.Attempt attempt, Instant now) {
        try {
            registrations.register(attempt, now);
        } catch (IllegalStateException e) {
            throw Taken.refusal(e);
        }
    }

    /** Tells an owner that strangers are at their account, once for each row of failures. */
    public void alarm(Candidate candidate, int attempts) {
        if (attempts == ALARM && candidate.user() != null) {
            notices.tell(candidate.user().id(), "sign_in_attack");
        }
    }

    /** Sends another link of a sort, or does the same work for an address that nobody has or needs it for. */
    public void ask(LinkPurpose purpose, String email, Instant now) {
        Optional<UserView> user = users.findByEmail(email)
                .filter(UserView::active)
                .filter(u -> purpose == LinkPurpose.VERIFY_EMAIL ? !u.emailVerified() : resettable(u));
        user.ifPresentOrElse(u -> links.send(purpose, u.id(), email, now), () -> links.pretend(purpose, now));
    }

    /**
     * Whether a mail may open the account: it has a password, and if it has a wallet too, its address was
     * proven before. Else a wallet's owner who mistyped their address would hand the account to a stranger.
     */
    private boolean resettable(UserView user) {
        return passwords.has(user.id()) && (user.emailVerified() || user.walletAddress() == null);
    }

    /**
     * Uses the link of a verification mail up.
     *
     * @throws Refusal LINK_INVALID
     */
    public UserView verify(String token, Instant now) {
        MailLinks.Found found = links.take(LinkPurpose.VERIFY_EMAIL, token, now).orElseThrow(PasswordStore::noLink);
        if (!users.verifyEmail(found.userId(), found.email())) {
            throw noLink();
        }
        links.revoke(LinkPurpose.VERIFY_EMAIL, found.userId());
        return users.find(found.userId()).orElseThrow();
    }

    /**
     * Uses the link of a reset mail up: the address is proven with it, every session ends, a second factor stays.
     *
     * @throws Refusal LINK_INVALID
     */
    public void reset(String token, String hash, Instant now) {
        MailLinks.Found found =
                links.take(LinkPurpose.RESET_PASSWORD, token, now).orElseThrow(PasswordStore::noLink);
        if (!users.verifyEmail(found.userId(), found.email())) {
            throw noLink();
        }
        links.revoke(LinkPurpose.RESET_PASSWORD, found.userId());
        links.revoke(LinkPurpose.VERIFY_EMAIL, found.userId());
        passwords.set(found.userId(), hash, now);
        sessions.endAll(found.userId(), "password", now);
        notices.tell(found.userId(), "password_changed");
    }

    private static Refusal noLink() {
        return new Refusal(IdentityProblem.LINK_INVALID, "Ask for a new link.");
    }

    /** The caller's hash; empty for somebody who has only a wallet. */
    public Optional<String> hash(Caller caller) {
        return passwords.find(caller.userId());
    }

    /**
     * Sets the caller's password and ends their other sessions (check 21).
     *
     * @param first whether they had none, in which case a recent sign-in has to stand for it
     * @throws Refusal STEP_UP_REQUIRED
     */
    public void change(Caller caller, String hash, boolean first, Instant now) {
        if (first) {
            stepUp.require(caller);
        }
        passwords.set(caller.userId(), hash, now);
        links.revoke(LinkPurpose.RESET_PASSWORD, caller.userId());
        sessions.endOthers(caller.userId(), String.valueOf(caller.sessionId()), "password", now);
        notices.tell(caller.userId(), "password_changed");
    }

    /** Replaces a hash by one of today's parameters (check 65). */
    public void upgrade(long userId, String old, String better) {
        passwords.upgrade(userId, old, better);
    }

    /** Forgets what has expired. */
    public int sweep(Instant now) {
        return registrations.sweep(now) + devices.sweep(now);
    }
}

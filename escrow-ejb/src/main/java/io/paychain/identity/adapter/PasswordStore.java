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
    Addresses addresses;

    @Inject
    MailLinks links;

    @Inject
    SecondFactors factors;

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
     * @param user who has proven it; null when nobody has
     * @param hash of the user's password; null without one
     * @param waitingHash of the newest password of somebody who has not proven the address; null without one
     * @param knownDevice whether the visitor's device is one of the user's
     * @param slowest cost of the slowest bcrypt hash that anybody has, for {@link Passwords#fits}
     */
    public record Candidate(
            @Nullable UserView user,
            @Nullable String hash,
            @Nullable String waitingHash,
            boolean knownDevice,
            int slowest) {

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
        String waiting = registrations.waitingHash(email, now).orElse(null);
        boolean known = devices.known(id, visitor.deviceToken(), now);
        return new Candidate(user, hash, waiting, known, passwords.slowestBcrypt());
    }

    /**
     * Keeps a registration and sends its link, or does what looks the same.
     *
     * @throws Refusal USERNAME_TAKEN
     */
    public void register(Registrations.Attempt attempt, Instant now) {
        try {
            String id = registrations.add(attempt, now);
            addresses.ask(MailLinks.Whose.registration(id), attempt.email(), now);
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

    /** Sends their links again to those who wait at an address, or does the same work. */
    public void askAgain(String email, Instant now) {
        addresses.askAgain(email, now);
    }

    /**
     * Sends a link to set a new password to whoever has proven the address and has a password, or does the same
     * work. To an address that was never proven, a mail would hand the account to whoever reads it.
     */
    public void askReset(String email, Instant now) {
        UserView user = users.findByEmail(email).orElse(null);
        boolean hasOne = passwords.has(user == null ? 0 : user.id());
        if (user != null && user.active() && hasOne) {
            links.send(LinkPurpose.RESET_PASSWORD, MailLinks.Whose.user(user.id()), email, now);
        } else {
            links.pretend(LinkPurpose.RESET_PASSWORD, email, now);
        }
    }

    /**
     * Uses the link of a verification mail up.
     *
     * @throws Refusal LINK_INVALID, also when somebody else has proven the address; USERNAME_TAKEN
     */
    public UserView verify(String token, Instant now) {
        MailLinks.Found found = links.take(LinkPurpose.VERIFY_EMAIL, token, now).orElseThrow(PasswordStore::noLink);
        try {
            long user = addresses.proven(found, now).orElseThrow(PasswordStore::noLink);
            return users.find(user).orElseThrow();
        } catch (IllegalStateException e) {
            throw Taken.refusal(e);
        }
    }

    /**
     * A password was set by mail.
     *
     * @param email the account's address
     * @param deviceToken for the device it was done on, which is known from now on
     */
    public record Renewed(String email, String deviceToken) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Renewed[]";
        }
    }

    /**
     * Uses the link of a reset mail up: every session ends, a second factor stays. The wish for one ends when there is
     * none left to show: the mail is the way out then.
     *
     * @throws Refusal LINK_INVALID
     */
    public Renewed reset(String token, String hash, Instant now) {
        MailLinks.Found found =
                links.take(LinkPurpose.RESET_PASSWORD, token, now).orElseThrow(PasswordStore::noLink);
        UserView user = Optional.ofNullable(found.whose().userId())
                .flatMap(users::find)
                .filter(u -> u.emailVerified() && u.email().equals(found.email()))
                .orElseThrow(PasswordStore::noLink);
        passwords.set(user.id(), hash, now);
        shut(user.id(), null);
        if (factors.endUnmeetableWish(user.id())) {
            notices.tell(user.id(), "second_step_disabled");
        }
        sessions.endAll(user.id(), "password", now);
        return new Renewed(user.email(), devices.remember(user.id(), now));
    }

    /** What the old password has opened and left open: links, half-done sign-ins, devices, a move of the address. */
    private void shut(long userId, @Nullable String keptDevice) {
        links.revoke(LinkPurpose.RESET_PASSWORD, userId);
        addresses.cancel(userId);
        factors.revoke(userId);
        devices.forget(userId, keptDevice);
        notices.tell(userId, "password_changed");
    }

    private static Refusal noLink() {
        return new Refusal(IdentityProblem.LINK_INVALID, "Ask for a new link.");
    }

    /** The caller's hash; empty for somebody who has only a wallet. */
    public Optional<String> hash(Caller caller) {
        return hash(caller.userId());
    }

    /** A person's hash; empty for somebody who has only a wallet. */
    public Optional<String> hash(long userId) {
        return passwords.find(userId);
    }

    /**
     * Sets the caller's password and ends their other sessions (check 21).
     *
     * @param old the hash that was proven; null when they had none, in which case a recent sign-in stands for it
     * @throws Refusal STEP_UP_REQUIRED; CREDENTIALS_INVALID when the password was changed meanwhile
     */
    public void change(Caller caller, @Nullable String old, String hash, Visitor visitor, Instant now) {
        users.lock(caller.userId());
        if (old == null) {
            stepUp.require(caller);
        }
        boolean done = old == null
                ? passwords.add(caller.userId(), hash, now)
                : passwords.replace(caller.userId(), old, hash, now);
        if (!done) {
            throw new Refusal(IdentityProblem.CREDENTIALS_INVALID, "The password was changed meanwhile.");
        }
        shut(caller.userId(), visitor.deviceToken());
        sessions.endOthers(caller.userId(), String.valueOf(caller.sessionId()), "password", now);
    }

    /** Replaces a hash by one of today's parameters (check 65). @return false when it is another by now */
    public boolean upgrade(long userId, String old, String better) {
        return passwords.upgrade(userId, old, better);
    }

    /** Forgets what has expired. */
    public int sweep(Instant now) {
        return links.sweep(now) + registrations.sweep(now) + devices.sweep(now);
    }
}

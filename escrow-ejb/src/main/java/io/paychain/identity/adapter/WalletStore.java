package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.WalletView;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The transactions around a person's wallets; each locks the account first. Addresses are lower-case. */
@Stateless
public class WalletStore {

    /** So many wallets one person may have. */
    static final int MOST = 10;

    @Inject
    WalletRows wallets;

    @Inject
    OneUseTokens oneUse;

    @Inject
    Users users;

    @Inject
    Sessions sessions;

    @Inject
    StepUp stepUp;

    @Inject
    WaysIn ways;

    @Inject
    Notices notices;

    @Inject
    PersonalParts parts;

    /** The caller's wallets. */
    public List<WalletView> list(Caller caller) {
        return wallets.list(caller.userId());
    }

    /**
     * Gives the caller another wallet, by its signed nonce; their first one becomes the primary.
     *
     * @throws Refusal NONCE_INVALID, STEP_UP_REQUIRED, WALLET_TAKEN, WALLET_LIMIT
     */
    public UserView connect(Caller caller, String nonce, String wallet, Instant now) {
        if (!oneUse.takeNonce(nonce, wallet, now)) {
            throw new Refusal(IdentityProblem.NONCE_INVALID, "Ask for a new nonce.");
        }
        UserView user = locked(caller);
        stepUp.require(caller);
        if (user.wallets().size() >= MOST) {
            throw new Refusal(IdentityProblem.WALLET_LIMIT, "Remove a wallet that you no longer use first.");
        }
        add(user, wallet, now);
        notices.tell(user.id(), "wallet_connected");
        return users.find(user.id()).orElseThrow();
    }

    private UserView locked(Caller caller) {
        ways.lock(caller.userId());
        return users.find(caller.userId()).orElseThrow();
    }

    private void add(UserView user, String wallet, Instant now) {
        try {
            wallets.add(user.id(), wallet, now);
        } catch (IllegalStateException e) {
            throw Taken.refusal(e);
        }
        if (user.wallet() == null) {
            wallets.setPrimary(user.id(), wallet);
        }
    }

    /**
     * Makes one of the caller's wallets the primary one. Work that was posted or taken with another stays with that.
     *
     * @return all of them, that one first
     * @throws Refusal NOT_FOUND when it is not the caller's, STEP_UP_REQUIRED
     */
    public List<WalletView> makePrimary(Caller caller, String wallet) {
        theirs(caller, wallet);
        stepUp.require(caller);
        if (wallets.setPrimary(caller.userId(), wallet)) {
            notices.tell(caller.userId(), "wallet_primary_changed");
        }
        return wallets.list(caller.userId());
    }

    private UserView theirs(Caller caller, String wallet) {
        UserView user = locked(caller);
        if (!user.wallets().contains(wallet)) {
            throw Refusal.notFound("wallet");
        }
        return user;
    }

    /**
     * Takes one of the caller's wallets away and ends their other sessions, which it may have opened. What it has
     * locked or earned on the chain stays its own; while it is a party of something there, it stays. Whoever fears
     * that somebody else has it turns on a second factor.
     *
     * @throws Refusal NOT_FOUND when it is not the caller's; STEP_UP_REQUIRED; WALLET_PRIMARY for the primary one while
     *     there are others; LAST_WAY_IN; WALLET_IN_USE with {@code reasons}
     */
    public void remove(Caller caller, String wallet, Instant now) {
        UserView user = theirs(caller, wallet);
        stepUp.require(caller);
        if (user.wallets().size() == 1) {
            leaveWithoutAny(user);
        } else if (wallet.equals(user.wallet())) {
            throw new Refusal(IdentityProblem.WALLET_PRIMARY, "Make another wallet the primary one first.");
        }
        requireUnused(user.id(), wallet);
        wallets.remove(user.id(), wallet, now);
        sessions.endOthers(user.id(), Objects.requireNonNull(caller.sessionId()), "ended", now);
        notices.tell(user.id(), "wallet_removed");
    }

    private void requireUnused(long userId, String wallet) {
        List<String> reasons = parts.objections(userId, wallet);
        if (!reasons.isEmpty()) {
            throw new Refusal(
                    IdentityProblem.WALLET_IN_USE,
                    String.join(" ", reasons) + " They know you by this wallet.",
                    List.of(),
                    Map.of("reasons", reasons));
        }
    }

    /** Without a wallet an account is known by its address, so that must be proven. */
    private void leaveWithoutAny(UserView user) {
        if (!user.emailVerified()) {
            throw new Refusal(IdentityProblem.LAST_WAY_IN, "Prove that you read your e-mail address first.");
        }
        wallets.setPrimary(user.id(), null);
        ways.requireOne(user.id());
    }
}

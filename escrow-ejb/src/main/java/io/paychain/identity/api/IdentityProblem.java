package io.paychain.identity.api;

import io.paychain.shared.error.Problem;

/** What identity refuses. */
public enum IdentityProblem implements Problem {
    /** The signed text is no EIP-4361 message of the form we give out. */
    MESSAGE_MALFORMED(Kind.BAD_REQUEST, "The message is not a sign-in message"),
    /** The text was made for another site, chain, wallet or time. */
    MESSAGE_REJECTED(Kind.UNAUTHENTICATED, "The message is not valid here"),
    /** The nonce is unknown, used up or expired. */
    NONCE_INVALID(Kind.UNAUTHENTICATED, "The nonce is not valid"),
    /** The signature is not the wallet's, or not in its one accepted form. */
    SIGNATURE_INVALID(Kind.UNAUTHENTICATED, "The signature is not valid"),
    /** An administrator has disabled the account. */
    ACCOUNT_DISABLED(Kind.FORBIDDEN, "The account is disabled"),
    /** The registration token is unknown, used up or expired. */
    REGISTRATION_TOKEN_INVALID(Kind.UNAUTHENTICATED, "The registration token is not valid"),
    /** Somebody registered this wallet already. */
    WALLET_TAKEN(Kind.CONFLICT, "The wallet is registered already"),
    /** Somebody else has this name. */
    USERNAME_TAKEN(Kind.CONFLICT, "The username is taken"),
    /** The refresh token is unknown, expired, or was used before, which ends its session. */
    REFRESH_TOKEN_INVALID(Kind.UNAUTHENTICATED, "The refresh token is not valid"),
    /** The session was ended, or its user disabled. */
    SESSION_ENDED(Kind.UNAUTHENTICATED, "The session has ended"),
    /** The socket ticket is unknown, used up or expired. */
    TICKET_INVALID(Kind.UNAUTHENTICATED, "The ticket is not valid"),
    /** Address and password do not fit; said of unknown addresses too. */
    CREDENTIALS_INVALID(Kind.UNAUTHENTICATED, "Address or password are not right"),
    /** The password is right, but its owner has not shown yet that they read the address (D29). */
    EMAIL_NOT_VERIFIED(Kind.FORBIDDEN, "The e-mail address is not verified"),
    /** The link of a mail is unknown, used up, expired, or for an address that was changed since. */
    LINK_INVALID(Kind.BAD_REQUEST, "The link is not valid"),
    /** Too many failures from a stranger; the answer says when to try again. */
    SIGN_IN_THROTTLED(Kind.RATE_LIMITED, "Too many attempts"),
    /** All places for hashing passwords are taken; nothing was done. */
    SIGN_IN_BUSY(Kind.UNAVAILABLE, "Too many sign-ins at once"),
    /** The act needs a proof of who is there that is at most ten minutes old. */
    STEP_UP_REQUIRED(Kind.FORBIDDEN, "Sign in again to do this"),
    /** Whether a contract wallet has signed cannot be asked of the chain at the moment. */
    WALLET_UNVERIFIABLE(Kind.UNAVAILABLE, "The wallet cannot be verified now"),
    /** The person has as many wallets as one may have. */
    WALLET_LIMIT(Kind.CONFLICT, "There are too many wallets"),
    /** The primary wallet stays until another takes its place. */
    WALLET_PRIMARY(Kind.CONFLICT, "It is the primary wallet"),
    /** Something goes on that knows the person by this wallet alone; {@code reasons} says what. */
    WALLET_IN_USE(Kind.CONFLICT, "The wallet is still needed"),
    /** The token of a sign-in's first step is unknown, used up or expired. */
    MFA_TOKEN_INVALID(Kind.UNAUTHENTICATED, "The sign-in has to begin anew"),
    /** The code is wrong, too old, or was used before. */
    CODE_INVALID(Kind.UNAUTHENTICATED, "The code is not right"),
    /** The person wants a second step after their password, and has nothing left to show in one. */
    SECOND_STEP_IMPOSSIBLE(Kind.FORBIDDEN, "The password alone does not sign in"),
    /** The second factor is on already. */
    SECOND_FACTOR_ON(Kind.CONFLICT, "The second factor is on"),
    /** The second factor is not on, or its setup was not begun. */
    SECOND_FACTOR_OFF(Kind.CONFLICT, "The second factor is not on"),
    /** The passkey is unknown, or what it signed is not what was asked of it, here and now. */
    PASSKEY_INVALID(Kind.UNAUTHENTICATED, "The passkey is not valid"),
    /** The same inside a session: the ceremony was not right, the session goes on. */
    PASSKEY_REJECTED(Kind.BAD_REQUEST, "The passkey was not accepted"),
    /** The passkey's counter did not grow, so there may be a copy; it stays stopped until its owner replaces it. */
    PASSKEY_SUSPENDED(Kind.FORBIDDEN, "The passkey was stopped"),
    /** Somebody has registered this passkey already. */
    PASSKEY_TAKEN(Kind.CONFLICT, "The passkey is registered already"),
    /** The person has as many passkeys as one may have. */
    PASSKEY_LIMIT(Kind.CONFLICT, "There are too many passkeys"),
    /** People reach this server by an address; passkeys need a name. */
    PASSKEYS_UNAVAILABLE(Kind.CONFLICT, "There are no passkeys here"),
    /** Nobody could come in to the account any more. */
    LAST_WAY_IN(Kind.CONFLICT, "It is the last way in"),
    /** One administrator who can act always stays. */
    LAST_ADMIN(Kind.CONFLICT, "There has to be an administrator"),
    /** Whoever wants to be forgotten did not type their name. */
    ERASURE_UNCONFIRMED(Kind.BAD_REQUEST, "The username does not match"),
    /** Something of the person's goes on; {@code reasons} says what. */
    ERASURE_REFUSED(Kind.CONFLICT, "The account cannot be erased yet"),
    /** The person has taken their data along as often as one may within an hour. */
    EXPORTS_THROTTLED(Kind.RATE_LIMITED, "Too many exports"),
    /** Another version of the document is in force. */
    CONSENT_OUTDATED(Kind.CONFLICT, "The document has changed"),
    /** A cookie was sent from a page that may not use it. */
    ORIGIN_REFUSED(Kind.FORBIDDEN, "The origin is not allowed");

    private final Kind kind;
    private final String title;

    IdentityProblem(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}

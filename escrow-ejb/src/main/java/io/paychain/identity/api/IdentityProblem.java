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
    /** Somebody else has this address. */
    EMAIL_TAKEN(Kind.CONFLICT, "The e-mail address is taken"),
    /** The refresh token is unknown, expired, or was used before, which ends its session. */
    REFRESH_TOKEN_INVALID(Kind.UNAUTHENTICATED, "The refresh token is not valid"),
    /** The session was ended, or its user disabled. */
    SESSION_ENDED(Kind.UNAUTHENTICATED, "The session has ended"),
    /** The socket ticket is unknown, used up or expired. */
    TICKET_INVALID(Kind.UNAUTHENTICATED, "The ticket is not valid"),
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

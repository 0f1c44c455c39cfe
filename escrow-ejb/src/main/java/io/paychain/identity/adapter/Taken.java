package io.paychain.identity.adapter;

import io.paychain.identity.api.IdentityProblem;
import io.paychain.shared.error.Refusal;
import java.sql.SQLException;

/** Turns a broken unique constraint into the refusal it stands for. */
final class Taken {

    private static final String UNIQUE_VIOLATION = "23505";

    private Taken() {}

    static RuntimeException refusal(IllegalStateException failure) {
        if (!(failure.getCause() instanceof SQLException sql) || !UNIQUE_VIOLATION.equals(sql.getSQLState())) {
            return failure;
        }
        String said = String.valueOf(sql.getMessage());
        if (said.contains("users_username_unique") || said.contains("registration_username_unique")) {
            return new Refusal(IdentityProblem.USERNAME_TAKEN, "Choose another username.");
        }
        if (said.contains("users_email_proven")) {
            return new Refusal(IdentityProblem.LINK_INVALID, "Ask for a new link.");
        }
        if (said.contains("passkey_credential_unique")) {
            return new Refusal(IdentityProblem.PASSKEY_TAKEN, "This passkey is registered already.");
        }
        return said.contains("users_wallet") || said.contains("user_wallet")
                ? new Refusal(IdentityProblem.WALLET_TAKEN, "Sign in instead.")
                : failure;
    }
}

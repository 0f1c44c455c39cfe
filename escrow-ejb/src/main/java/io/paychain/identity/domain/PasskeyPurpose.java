package io.paychain.identity.domain;

import java.util.Locale;

/** What a passkey's challenge was given out for; one that was given for something else does not work. */
public enum PasskeyPurpose {
    /** To add a passkey; bound to the session that asked. */
    REGISTER,
    /** To come in, by whoever asks. */
    SIGN_IN,
    /** To end a sign-in whose first step was right; bound to the token of that step. */
    SECOND_FACTOR,
    /** To show anew who is there; bound to the session that asked. */
    STEP_UP;

    /** As the database knows it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.paychain.apikeys.api;

import io.paychain.shared.error.Problem;

/** What the management of API keys refuses. */
public enum ApiKeyProblem implements Problem {
    /** Somebody rotated the key already; {@code prefix} is no longer its newest. */
    API_KEY_ROTATED(Kind.CONFLICT, "The key was rotated already"),
    /** The key was revoked or has expired. */
    API_KEY_ENDED(Kind.CONFLICT, "The key has ended"),
    /** There are as many keys as there may be. */
    API_KEY_LIMIT(Kind.CONFLICT, "There are too many keys");

    private final Kind kind;
    private final String title;

    ApiKeyProblem(Kind kind, String title) {
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

package io.paychain.oauth.adapter;

import com.nimbusds.oauth2.sdk.ErrorObject;
import org.jspecify.annotations.Nullable;

/** A no in the words of RFC 6749, for a client. */
public final class OAuthRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ErrorObject error;
    private final String principal;
    private final String event;

    /** A plain no. */
    public OAuthRefusal(ErrorObject error) {
        this(error, null, "anonymous", "");
    }

    /** A no with words. */
    public OAuthRefusal(ErrorObject error, String why) {
        this(error, why, "anonymous", "");
    }

    /** A no that the trail remembers. */
    public OAuthRefusal(ErrorObject error, @Nullable String why, String principal, String event) {
        super(error.getCode(), null, false, false);
        this.error = why == null ? error : error.setDescription(why);
        this.principal = principal;
        this.event = event;
    }

    /** What the client is told. */
    public ErrorObject error() {
        return error;
    }

    /** Whom it is about. */
    public String principal() {
        return principal;
    }

    /** What the trail remembers; empty for nothing. */
    public String event() {
        return event;
    }
}

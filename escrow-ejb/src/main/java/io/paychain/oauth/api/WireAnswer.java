package io.paychain.oauth.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client is answered.
 *
 * @param status of HTTP
 * @param body JSON; empty for none
 * @param challenge for {@code WWW-Authenticate}; null for none
 * @param principal who it was, for the trail; {@code anonymous} when that did not show
 * @param event what the trail remembers, for example {@code CODE_REUSED}; empty for nothing
 */
public record WireAnswer(
        int status, Map<String, Object> body, @Nullable String challenge, String principal, String event) {

    /** Shows no token. */
    @Override
    public String toString() {
        return "WireAnswer[" + status + "]";
    }
}

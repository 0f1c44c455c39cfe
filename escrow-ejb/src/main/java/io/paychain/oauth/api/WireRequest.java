package io.paychain.oauth.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client as it came.
 *
 * @param endpoint where it came in, without a query
 * @param contentType null when it was not sent
 * @param authorization the one header of this name; null when it was not sent
 * @param dpop the proof of possession; null when it was not sent
 * @param body as text
 */
public record WireRequest(
        URI endpoint,
        @Nullable String contentType,
        @Nullable String authorization,
        @Nullable String dpop,
        String body) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "WireRequest[" + endpoint + "]";
    }
}

package io.paychain.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * One HTTP answer.
 *
 * @param body the JSON body; a missing node when empty
 */
record Answer(int status, HttpHeaders headers, JsonNode body) {

    /** The envelope's data. */
    JsonNode data() {
        return body.path("data");
    }

    /** The code of a problem document. */
    String code() {
        return body.path("code").asText();
    }

    /** Itself, when the status is the expected one. */
    Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected " + expected + " but got " + status + ": " + body);
        }
        return this;
    }
}

package io.paychain.identity.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a person stands to a document that is in force.
 *
 * @param document {@code terms} or {@code privacy}
 * @param version the one in force
 * @param url where it can be read
 * @param given whether the person agreed to this version and has not taken it back
 * @param answeredVersion the version that they last said something about; null for none yet
 * @param answeredAt when; null for never
 */
public record ConsentView(
        String document,
        String version,
        String url,
        boolean given,
        @Nullable String answeredVersion,
        @Nullable Instant answeredAt) {}

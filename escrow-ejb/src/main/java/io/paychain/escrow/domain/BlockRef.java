package io.paychain.escrow.domain;

import java.time.Instant;

/**
 * A block.
 *
 * @param height its number
 * @param hash lower-case 0x text
 * @param parentHash lower-case 0x text; empty when it came from our own store
 * @param time its timestamp, seconds
 */
public record BlockRef(long height, String hash, String parentHash, long time) {

    /** The timestamp as an instant. */
    public Instant instant() {
        return Instant.ofEpochSecond(time);
    }
}

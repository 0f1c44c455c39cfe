package io.paychain.escrow.domain;

/** The clock of a chain of tests. Talks to the network; throws {@link ChainUnavailable}. */
public interface ChainTime {

    /**
     * Moves the chain's clock forward and mines a block with the new time.
     *
     * @param seconds from 1
     */
    void forward(long seconds);
}

package io.paychain.escrow.domain;

/**
 * Who rules the disputes of new jobs.
 *
 * @param arbiterId the contract's number of the arbiter, 1 to 31; 0 for nobody: an unruled dispute pays the worker
 */
public record Arbitration(int arbiterId) {

    private static final int MOST = 31;

    /**
     * Refuses nonsense, so that a bad setting stops the start with its name.
     *
     * @throws IllegalArgumentException naming the setting
     */
    public Arbitration {
        if (arbiterId < 0 || arbiterId > MOST) {
            throw new IllegalArgumentException("PAYCHAIN_CHAIN_ARBITER_ID must be 0 to 31");
        }
    }
}

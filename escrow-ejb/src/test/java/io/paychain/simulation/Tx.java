package io.paychain.simulation;

import java.math.BigInteger;

/**
 * A signed transaction.
 *
 * @param nonce of the relayer's; -1 for everybody else's, whose order is left to the miners
 * @param maxFee wei per gas it pays at most; of the relayer's only
 * @param call null for one that does nothing but use its nonce
 */
record Tx(String hash, String from, long nonce, BigInteger maxFee, BigInteger value, Call call) {

    boolean relayed() {
        return nonce >= 0;
    }

    @Override
    public String toString() {
        return hash + " " + call;
    }
}

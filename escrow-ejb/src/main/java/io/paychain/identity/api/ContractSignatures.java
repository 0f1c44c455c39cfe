package io.paychain.identity.api;

/**
 * Asks the chain whether a contract takes a signature for its own
 * (<a href="https://eips.ethereum.org/EIPS/eip-1271">EIP-1271</a>). Implemented where the chain is known; asks over
 * the network, so never inside a transaction.
 */
public interface ContractSignatures {

    /** What the chain says. */
    enum Answer {
        /** The contract takes it. */
        VALID,
        /** It does not, or there is no contract at this address. */
        INVALID,
        /** The chain cannot be asked at the moment, or its nodes do not agree. */
        UNAVAILABLE
    }

    /**
     * Asks.
     *
     * @param wallet lower-case 0x address
     * @param digest what was signed, 32 bytes
     * @param signature in whatever form the contract wants, at most 4 096 bytes
     */
    Answer check(String wallet, byte[] digest, byte[] signature);
}

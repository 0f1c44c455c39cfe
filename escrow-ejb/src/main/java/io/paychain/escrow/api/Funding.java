package io.paychain.escrow.api;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A prepared {@code createJob} (or, in a token, {@code createJobWith}) transaction for the employer's wallet to sign and send.
 *
 * @param chainId EIP-155 chain id
 * @param to the contract, EIP-55 address
 * @param data call data, 0x hex
 * @param value wei to send (amount and fee), decimal string; 0 in a token
 * @param quote the rate that turned USD into ETH; null in a token
 * @param onchainJobId the id the contract will give the job, 0x hex of 32 bytes
 * @param amountWei what the worker gets
 * @param feeWei the platform's fee on top of it, ceil(amount × feeBps / 10 000) (D1)
 * @param acceptBy the end of the acceptance window, chain time
 * @param approval what has to be sent before, in a token; null for ether
 * @param authorization what may be signed in place of the approval; null for ether, and for a token without EIP-3009
 */
public record Funding(
        long chainId,
        String to,
        String data,
        String value,
        @Nullable FundingQuote quote,
        String onchainJobId,
        BigInteger amountWei,
        BigInteger feeWei,
        Instant acceptBy,
        @Nullable TokenApproval approval,
        @Nullable TypedData authorization) {

    /** Pay in ether. */
    public Funding(
            long chainId,
            String to,
            String data,
            String value,
            FundingQuote quote,
            String onchainJobId,
            BigInteger amountWei,
            BigInteger feeWei,
            Instant acceptBy) {
        this(chainId, to, data, value, quote, onchainJobId, amountWei, feeWei, acceptBy, null, null);
    }
}

package io.paychain.escrow.api;

import java.math.BigInteger;
import java.time.Instant;

/**
 * A prepared {@code createJob} transaction for the employer's wallet to sign and send.
 *
 * @param chainId EIP-155 chain id
 * @param to the contract, EIP-55 address
 * @param data call data, 0x hex
 * @param value wei to send (amount and fee), decimal string
 * @param quote the rate that turned USD into ETH
 * @param onchainJobId the id the contract will give the job, 0x hex of 32 bytes
 * @param amountWei what the worker gets
 * @param feeWei the platform's fee on top of it, ceil(amount × feeBps / 10 000) (D1)
 * @param acceptBy the end of the acceptance window, chain time
 */
public record Funding(
        long chainId,
        String to,
        String data,
        String value,
        FundingQuote quote,
        String onchainJobId,
        BigInteger amountWei,
        BigInteger feeWei,
        Instant acceptBy) {}

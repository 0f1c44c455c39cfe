package io.paychain.jobs.domain;

import java.math.BigInteger;
import java.time.Instant;

/**
 * What escrow saw locked for a job.
 *
 * @param amountWei what the worker gets
 * @param feeWei the fee on top
 * @param acceptBy chain time
 */
public record Lock(
        String onchainJobId,
        String contractAddress,
        long chainId,
        BigInteger amountWei,
        BigInteger feeWei,
        Instant acceptBy) {}

package io.paychain.escrow.api;

import java.math.BigInteger;

/**
 * How locked pay is shared out; the three parts are everything that was locked.
 *
 * @param toWorker wei
 * @param toEmployer wei: the rest of the pay, and of the fee
 * @param fee wei: ceil(toWorker · feeBps / 10 000), so the platform earns on what the worker gets only
 */
public record Share(BigInteger toWorker, BigInteger toEmployer, BigInteger fee) {}

package io.paychain.escrow.api;

/**
 * What an acceptance that was signed ahead is for.
 *
 * @param round of the job
 * @param onchainJobId the lock, 0x hex of 32 bytes; another lock of the same job is not meant
 */
public record AppliedFor(int round, String onchainJobId) {}

package io.paychain.escrow.domain;

/**
 * A block as the nodes show it.
 *
 * @param bloom its header's bloom filter over all logs in it, 0x text of 256 bytes
 */
public record SeenBlock(BlockRef ref, String bloom) {}

package io.paychain.embedded;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The record of the escrow contract on one chain, as it is kept in {@code <chain id>.json}.
 *
 * @param chainId chain id
 * @param address of the contract, in EIP-55 form
 * @param block number of the block that holds the deployment; the indexer starts there
 * @param abiHash Keccak-256 of the ABI file that it was deployed from, hexadecimal with {@code 0x}
 * @param tx hash of the deploying transaction
 */
public record DeployedContract(
        @JsonProperty("chain_id") long chainId,
        @JsonProperty("address") String address,
        @JsonProperty("block") long block,
        @JsonProperty("abi_hash") String abiHash,
        @JsonProperty("tx") String tx) {}

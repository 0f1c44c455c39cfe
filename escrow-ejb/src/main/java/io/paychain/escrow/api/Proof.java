package io.paychain.escrow.api;

/**
 * That a wallet signed a text, found out before any transaction began: a contract wallet is asked over the network.
 *
 * @param wallet who signed, lower-case
 * @param digest of the text, 0x hex; whoever relies on the proof compares it with the text as it is by then
 * @param byContract true when the wallet is a contract that takes the signature for its own (EIP-1271)
 */
public record Proof(String wallet, String digest, boolean byContract) {}

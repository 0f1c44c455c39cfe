package io.paychain.escrow.domain;

/** What a token calls itself in the texts that its holders sign (EIP-712): a wallet signs for no other. */
public record TokenDomain(String name, String version) {}

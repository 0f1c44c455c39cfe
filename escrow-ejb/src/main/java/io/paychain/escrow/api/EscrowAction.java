package io.paychain.escrow.api;

/** What a party signs for, relayed at the platform's cost. */
public enum EscrowAction {
    ACCEPT,
    SUBMIT,
    RELEASE,
    WITHDRAW,
    REOPEN,
    DISPUTE
}

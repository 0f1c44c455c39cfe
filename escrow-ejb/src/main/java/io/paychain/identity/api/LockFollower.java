package io.paychain.identity.api;

/**
 * A part of the system in which something ends when an account is locked, beside the account's own sessions. Every CDI
 * bean of this type is told, inside the transaction that locks.
 */
public interface LockFollower {

    /** Ends it, for good: unlocking brings nothing back. */
    void locked(long userId);
}

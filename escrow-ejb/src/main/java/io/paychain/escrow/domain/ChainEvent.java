package io.paychain.escrow.domain;

import java.math.BigInteger;

/** What the contract's log says. Addresses are lower-case 0x text, ids and hashes 0x text of 32 bytes, amounts wei. */
public sealed interface ChainEvent {

    /** An event of one job. */
    sealed interface OfJob extends ChainEvent {
        /** The contract's id of the job. */
        String id();
    }

    /** Pay was locked. */
    record Created(String id, String employer, String termsHash, BigInteger termsWord) implements OfJob {
        /** The unpacked terms. */
        public Terms terms() {
            return Terms.unpack(termsWord);
        }
    }

    /** A worker was assigned; the deadline includes the hour of grace. */
    record Accepted(String id, String worker, int round, long deadline) implements OfJob {}

    /** The work was handed in. */
    record Submitted(String id, String worker, int round, long reviewEnds) implements OfJob {}

    /** The worker was paid. */
    record Released(String id, String worker, BigInteger amount, BigInteger fee) implements OfJob {}

    /** The employer got everything back. */
    record Refunded(String id, String employer, BigInteger amount, boolean expired) implements OfJob {}

    /** The worker left. */
    record Withdrawn(String id, String worker, int round, long reopenBy) implements OfJob {}

    /** The employer looks for another worker. */
    record Reopened(String id, int round, long acceptBy) implements OfJob {}

    /** A payment could not be delivered and waits in the contract. */
    record PaymentPending(String account, BigInteger amount) implements ChainEvent {}

    /** A waiting payment was taken. */
    record Withdrawal(String account, String to, BigInteger amount) implements ChainEvent {}

    /** The platform took its fees. */
    record FeesWithdrawn(String to, BigInteger amount) implements ChainEvent {}
}

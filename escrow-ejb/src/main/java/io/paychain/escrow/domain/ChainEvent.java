package io.paychain.escrow.domain;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the contract's log says. Addresses are lower-case 0x text, ids and hashes 0x text of 32 bytes, amounts wei or
 * the smallest unit of the job's token.
 */
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

    /**
     * What a job with a token or items has besides; comes right after {@link Created}.
     *
     * @param token what it is paid in; null for ether
     * @param itemsRoot 0 without items
     */
    record Priced(String id, @Nullable String token, String itemsRoot) implements OfJob {}

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

    /** The employer disputes; the arbiter has until then. */
    record Disputed(String id, long rulingEnds) implements OfJob {}

    /** A dispute ended; {@code arbiter} is null when nobody ruled. The split itself comes in {@link Settled}. */
    record Ruled(String id, @Nullable String arbiter, BigInteger toWorker) implements OfJob {}

    /**
     * The pay was split.
     *
     * @param employer from the job's creation: the log does not name him; empty until it is looked up
     */
    record Settled(
            String id, String worker, String employer, BigInteger toWorker, BigInteger toEmployer, BigInteger fee)
            implements OfJob {

        /** The same with the employer. */
        public Settled of(String who) {
            return new Settled(id, worker, who, toWorker, toEmployer, fee);
        }
    }

    /** Both agreed on a later clock. */
    record Amended(String id, long newClock, String newTermsHash) implements OfJob {}

    /** A part of the pay was released; only jobs with items know this, and ours have none. */
    record ItemReleased(String id, String worker, int index, BigInteger amount, BigInteger fee) implements OfJob {}

    /** An event of money that is no job's any more. */
    sealed interface OfMoney extends ChainEvent {
        /** The token that moved; null for ether. */
        @Nullable
        String token();
    }

    /** A payment could not be delivered and waits in the contract. */
    record PaymentPending(String account, @Nullable String token, BigInteger amount) implements OfMoney {}

    /** A waiting payment was taken. */
    record Withdrawal(String account, String to, @Nullable String token, BigInteger amount) implements OfMoney {}

    /** The platform took its fees. */
    record FeesWithdrawn(String to, @Nullable String token, BigInteger amount) implements OfMoney {}
}

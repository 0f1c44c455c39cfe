package io.paychain.simulation;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.domain.Terms;
import java.math.BigInteger;

/**
 * A job in the contract's storage. The status numbers are the contract's.
 *
 * @param locked amount and fee
 * @param worker {@link Words#NOBODY} while nobody is assigned
 */
record Deal(
        String id,
        String employer,
        String termsHash,
        Terms terms,
        String worker,
        long clock,
        EscrowStatus status,
        int round,
        BigInteger locked) {

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    /** A new one. */
    static Deal of(String id, String employer, String termsHash, Terms terms) {
        BigInteger locked = terms.amount().add(fee(terms, terms.amount()));
        return new Deal(id, employer, termsHash, terms, Words.NOBODY, terms.acceptBy(), EscrowStatus.OPEN, 0, locked);
    }

    Deal move(EscrowStatus to, long newClock) {
        return new Deal(id, employer, termsHash, terms, worker, newClock, to, round, locked);
    }

    Deal assigned(String who, long deadline) {
        return new Deal(id, employer, termsHash, terms, who, deadline, EscrowStatus.ACTIVE, round, locked);
    }

    Deal vacant(long reopenBy) {
        return new Deal(id, employer, termsHash, terms, Words.NOBODY, reopenBy, EscrowStatus.VACANT, round, locked);
    }

    Deal reopened(long acceptBy) {
        return new Deal(id, employer, termsHash, terms, worker, acceptBy, EscrowStatus.OPEN, round + 1, locked);
    }

    boolean open() {
        return !status.isFinal();
    }

    /** The fee on a part, rounded up; worked out on its own and not by the product. */
    BigInteger fee(BigInteger part) {
        return fee(terms, part);
    }

    private static BigInteger fee(Terms terms, BigInteger part) {
        BigInteger[] both = part.multiply(BigInteger.valueOf(terms.feeBps())).divideAndRemainder(WHOLE);
        return both[1].signum() == 0 ? both[0] : both[0].add(BigInteger.ONE);
    }
}

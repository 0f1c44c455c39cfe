package io.paychain.simulation;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.domain.ChainEvent;
import io.paychain.escrow.domain.EscrowCodec.Signed;
import java.math.BigInteger;
import java.util.List;

/** The contract's promises, checked from outside after each transaction: who got what, and by which right. */
final class Fairness {

    private final MemoryCodec codec;

    Fairness(MemoryCodec codec) {
        this.codec = codec;
    }

    /** Compares what was with what is. */
    void check(Holdings before, Holdings after, Tx tx, List<ChainEvent> events, long now) {
        conserved(after);
        Deal was = before.deals.get(tx.call().id());
        if (was == null) {
            return;
        }
        Deal is = after.deals.get(was.id());
        forward(was, is);
        signatures(was, tx.call(), now);
        clocks(was, tx, now);
        if (was.open() && !is.open()) {
            paid(before, after, was, is, tx, events);
        }
    }

    /** The bank's reader: nothing is made and nothing is lost, and the contract can pay what it owes. */
    static void conserved(Holdings state) {
        Violation.unlessEqual(BigInteger.ZERO, state.outside().add(state.balance), "all ether together");
        BigInteger owed = state.open().add(state.fees).add(state.pendingTotal());
        Violation.unlessEqual(owed.add(state.forced), state.balance, "I3: the contract's balance");
    }

    private static void forward(Deal was, Deal is) {
        boolean stays = was.status() == is.status();
        Violation.unless(
                stays || was.status().next().contains(is.status()),
                "the contract moved a job",
                was.status(),
                is.status());
        Violation.unless(!stays || was.open(), "I4: a final job took a call");
    }

    private void signatures(Deal was, Call call, long now) {
        for (Signed signed : new Signed[] {call.first(), call.second()}) {
            if (signed != null && codec.signature(signed.signature()) != null) {
                MemoryCodec.Signature signature = codec.signature(signed.signature());
                Violation.unlessEqual(was.id(), signature.member(1), "a signature for another job worked");
                Violation.unlessEqual(
                        String.valueOf(was.round()), signature.member(2), "a signature of another round worked");
                Violation.unless(signed.validUntil() >= now, "a signature worked after its end");
            }
        }
    }

    /** A right holds up to its clock, a timeout only after it (F20). */
    private static void clocks(Deal was, Tx tx, long now) {
        boolean timeout = switch (tx.call().function()) {
            case "refundExpired", "finalize" -> true;
            case "release" -> !tx.from().equals(was.employer());
            default -> false;
        };
        Violation.unless(!timeout || now > was.clock(), "a timeout came before its clock", tx);
    }

    private static void paid(Holdings before, Holdings after, Deal was, Deal is, Tx tx, List<ChainEvent> events) {
        BigInteger toWorker = due(was, is, tx);
        BigInteger fee = toWorker.signum() == 0 ? BigInteger.ZERO : was.fee(toWorker);
        BigInteger back = was.locked().subtract(toWorker).subtract(fee);
        Violation.unlessEqual(toWorker, gained(before, after, was.worker()), "the worker's pay", tx);
        Violation.unlessEqual(back, gained(before, after, was.employer()), "what the employer got back", tx);
        Violation.unlessEqual(fee, after.fees.subtract(before.fees), "the fee", tx);
        boolean handedIn = was.status() == EscrowStatus.SUBMITTED || was.status() == EscrowStatus.DISPUTED;
        Violation.unless(
                !handedIn || back.signum() == 0 || is.status() == EscrowStatus.SETTLED,
                "the employer got money back after the submission");
        Violation.unless(!events.isEmpty(), "an end without a log");
    }

    /** What the worker has to get: all, nothing, or what both signed, the arbiter said, or the terms say. */
    private static BigInteger due(Deal was, Deal is, Tx tx) {
        return switch (is.status()) {
            case RELEASED -> was.terms().amount();
            case REFUNDED -> BigInteger.ZERO;
            case SETTLED ->
                tx.call().function().equals("finalize")
                        ? byDefault(was)
                        : tx.call().share();
            default -> throw new Violation("no end: " + is.status());
        };
    }

    private static BigInteger byDefault(Deal was) {
        BigInteger hundred = BigInteger.valueOf(100);
        return was.terms()
                .amount()
                .multiply(BigInteger.valueOf(was.terms().workerPct()))
                .add(BigInteger.valueOf(99))
                .divide(hundred);
    }

    private static BigInteger gained(Holdings before, Holdings after, String who) {
        if (who.equals(Words.NOBODY)) {
            return BigInteger.ZERO;
        }
        return holding(after, who).subtract(holding(before, who));
    }

    private static BigInteger holding(Holdings state, String who) {
        return state.accounts.getOrDefault(who, BigInteger.ZERO).add(state.pending.getOrDefault(who, BigInteger.ZERO));
    }
}

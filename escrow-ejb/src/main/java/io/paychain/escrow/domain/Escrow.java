package io.paychain.escrow.domain;

import io.paychain.escrow.api.Clocks;
import io.paychain.escrow.api.EscrowStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One job of the contract as the confirmed chain shows it. Only the indexer applies events to it. */
@Entity
@Table(name = "escrow")
public class Escrow extends EscrowRow {

    /** What the contract adds to the work deadline, seconds; people are shown the deadline without it. */
    public static final long GRACE = Clocks.GRACE.toSeconds();

    /** For JPA. */
    protected Escrow() {}

    /** A job that the chain just showed for the first time. */
    public Escrow(long chainId, String contract, ChainEvent.Created created) {
        this.chainId = chainId;
        this.contract = contract;
        this.onchainId = Hex32.bytes(created.id());
        this.status = EscrowStatus.NONE;
        this.standing = Standing.STRANGER;
        takeTerms(created);
    }

    /** Says whose it is; {@code job} is null for a stranger's. */
    public void stand(Standing as, @Nullable Long job) {
        standing = as;
        jobId = job;
    }

    /**
     * Takes the next event.
     *
     * @throws IllegalStateException when the contract could not have sent it in this status
     */
    public void apply(ChainLog log) {
        ChainEvent event = log.event();
        if (event instanceof ChainEvent.Created e) {
            takeTerms(e);
            lockTransaction = log.transactionHash();
            become(EscrowStatus.OPEN, e.terms().acceptBy());
        } else if (event instanceof ChainEvent.Accepted e) {
            worker = e.worker();
            standing = standing.accepted();
            become(EscrowStatus.ACTIVE, e.deadline());
        } else if (event instanceof ChainEvent.Submitted e) {
            become(EscrowStatus.SUBMITTED, e.reviewEnds());
        } else if (event instanceof ChainEvent.Released e) {
            pay(e.amount(), e.fee(), BigInteger.ZERO);
            become(EscrowStatus.RELEASED, 0);
        } else if (event instanceof ChainEvent.Refunded e) {
            pay(BigInteger.ZERO, BigInteger.ZERO, e.amount());
            become(EscrowStatus.REFUNDED, 0);
        } else if (event instanceof ChainEvent.Withdrawn e) {
            worker = null;
            become(EscrowStatus.VACANT, e.reopenBy());
        } else if (event instanceof ChainEvent.Reopened e) {
            round = e.round();
            become(EscrowStatus.OPEN, e.acceptBy());
        } else {
            applyQuarrel(event);
        }
        lastTransaction = log.transactionHash();
        lastBlock = log.block().height();
    }

    private void applyQuarrel(ChainEvent event) {
        if (event instanceof ChainEvent.Disputed e) {
            become(EscrowStatus.DISPUTED, e.rulingEnds());
        } else if (event instanceof ChainEvent.Settled e) {
            pay(e.toWorker(), e.fee(), e.toEmployer());
            become(EscrowStatus.SETTLED, 0);
        } else if (event instanceof ChainEvent.ItemReleased e) {
            pay(e.amount(), e.fee(), BigInteger.ZERO);
        } else if (event instanceof ChainEvent.Amended e) {
            clock = e.newClock();
        } else if (event instanceof ChainEvent.Priced e) {
            token = e.token();
        } else if (!(event instanceof ChainEvent.Ruled)) {
            throw new IllegalStateException("no event of a job: " + event);
        }
    }

    private void pay(BigInteger toWorker, BigInteger fee, BigInteger toEmployer) {
        paidWei = paidWei.add(toWorker);
        earnedWei = earnedWei.add(fee);
        returnedWei = returnedWei.add(toEmployer);
    }

    /** Becomes what the remaining events make of it after a reorganisation; NONE without any. */
    public void restore(List<ChainLog> history) {
        status = EscrowStatus.NONE;
        worker = null;
        round = 0;
        clock = 0;
        token = null;
        // Only a creation that the chain took back makes room for another; what was left out stays out of the books.
        unbooked = unbooked && !history.isEmpty();
        paidWei = BigInteger.ZERO;
        earnedWei = BigInteger.ZERO;
        returnedWei = BigInteger.ZERO;
        history.forEach(this::apply);
    }

    private void takeTerms(ChainEvent.Created created) {
        Terms terms = created.terms();
        employer = created.employer();
        termsHash = Hex32.bytes(created.termsHash());
        termsWord = created.termsWord();
        amountWei = terms.amount();
        feeWei = terms.fee();
        lockTransaction = "";
        lastTransaction = "";
    }

    private void become(EscrowStatus target, long newClock) {
        if (!status.next().contains(target)) {
            throw new IllegalStateException("escrow " + onchainId() + " cannot go from " + status + " to " + target);
        }
        status = target;
        clock = newClock;
    }

    /** Its lock is not in the books, so nothing that follows may be. */
    public void leaveOut() {
        unbooked = true;
    }
}

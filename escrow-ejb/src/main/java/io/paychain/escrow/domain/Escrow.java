package io.paychain.escrow.domain;

import io.paychain.escrow.api.Clocks;
import io.paychain.escrow.api.EscrowStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One job of the contract as the confirmed chain shows it. Only the indexer applies events to it. */
@Entity
@Table(name = "escrow")
public class Escrow {

    /** What the contract adds to the work deadline, seconds; people are shown the deadline without it. */
    public static final long GRACE = Clocks.GRACE.toSeconds();

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "chain_id")
    private long chainId;

    private String contract;

    @Column(name = "onchain_id")
    private byte[] onchainId;

    @Column(name = "job_id")
    private Long jobId;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    @Enumerated(EnumType.STRING)
    private EscrowStatus status;

    private int round;
    private String employer;
    private String worker;

    @Column(name = "terms_hash")
    private byte[] termsHash;

    @Column(name = "terms_word")
    private BigInteger termsWord;

    @Nullable
    private String token;

    private boolean unbooked;

    @Column(name = "amount_wei")
    private BigInteger amountWei;

    @Column(name = "fee_wei")
    private BigInteger feeWei;

    @Column(name = "paid_wei")
    private BigInteger paidWei = BigInteger.ZERO;

    @Column(name = "earned_wei")
    private BigInteger earnedWei = BigInteger.ZERO;

    @Column(name = "returned_wei")
    private BigInteger returnedWei = BigInteger.ZERO;

    private long clock;

    @Column(name = "lock_transaction")
    private String lockTransaction;

    @Column(name = "last_transaction")
    private String lastTransaction;

    @Column(name = "last_block")
    private long lastBlock;

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

    /** What the contract's clock would be for an end that people are shown: the work deadline has a grace. */
    public long contractClock(Instant shown) {
        return shown.getEpochSecond() + grace();
    }

    /** The end that people are shown for the contract's clock, the other way round. */
    public Instant shownEnd() {
        return Instant.ofEpochSecond(clock - grace());
    }

    private long grace() {
        return status == EscrowStatus.ACTIVE ? GRACE : 0;
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

    /** The row's id. */
    public long id() {
        return id;
    }

    /** The contract's id, 0x text. */
    public String onchainId() {
        return Hex32.text(onchainId);
    }

    /** The contract, lower-case address. */
    public String contract() {
        return contract;
    }

    /** EIP-155 chain id. */
    public long chainId() {
        return chainId;
    }

    /** Our job; null for a stranger's. */
    public @Nullable Long jobId() {
        return jobId;
    }

    /** What it is to us. */
    public Standing standing() {
        return standing;
    }

    /** Where it stands. */
    public EscrowStatus status() {
        return status;
    }

    /** 0, and one more with every reopening. */
    public int round() {
        return round;
    }

    /** Lower-case address. */
    public String employer() {
        return employer;
    }

    /** Lower-case address; null while nobody is assigned. */
    public @Nullable String worker() {
        return worker;
    }

    /** 0x text. */
    public String termsHash() {
        return Hex32.text(termsHash);
    }

    /** The terms as created. */
    public Terms terms() {
        return Terms.unpack(termsWord);
    }

    /** Wei the worker gets. */
    public BigInteger amount() {
        return amountWei;
    }

    /** What it is paid in, lower-case address of the token; null for ether. */
    public @Nullable String token() {
        return token;
    }

    /** Its lock is not in the books, so nothing that follows may be. */
    public void leaveOut() {
        unbooked = true;
    }

    /** True when none of its movements is in the books. */
    public boolean unbooked() {
        return unbooked;
    }

    /** What the worker got so far, wei. */
    public BigInteger paid() {
        return paidWei;
    }

    /** Wei of fee on top. */
    public BigInteger fee() {
        return feeWei;
    }

    /** Chain seconds; the meaning depends on the status; 0 in a final one. */
    public long clock() {
        return clock;
    }

    /** The transaction that locked the pay. */
    public String lockTransaction() {
        return lockTransaction;
    }

    /** The newest transaction seen. */
    public String lastTransaction() {
        return lastTransaction;
    }
}

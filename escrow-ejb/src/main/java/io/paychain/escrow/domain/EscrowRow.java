package io.paychain.escrow.domain;

import io.paychain.escrow.api.EscrowStatus;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is kept of an escrow, and how it reads. {@link Escrow} alone changes it. */
@MappedSuperclass
public abstract class EscrowRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "chain_id")
    long chainId;

    String contract;

    @Column(name = "onchain_id")
    byte[] onchainId;

    @Column(name = "job_id")
    Long jobId;

    @Enumerated(EnumType.STRING)
    Standing standing;

    @Enumerated(EnumType.STRING)
    EscrowStatus status;

    int round;
    String employer;
    String worker;

    @Column(name = "terms_hash")
    byte[] termsHash;

    @Column(name = "terms_word")
    BigInteger termsWord;

    @Nullable
    String token;

    boolean unbooked;

    @Column(name = "amount_wei")
    BigInteger amountWei;

    @Column(name = "fee_wei")
    BigInteger feeWei;

    @Column(name = "paid_wei")
    BigInteger paidWei = BigInteger.ZERO;

    @Column(name = "earned_wei")
    BigInteger earnedWei = BigInteger.ZERO;

    @Column(name = "returned_wei")
    BigInteger returnedWei = BigInteger.ZERO;

    long clock;

    @Column(name = "lock_transaction")
    String lockTransaction;

    @Column(name = "last_transaction")
    String lastTransaction;

    @Column(name = "last_block")
    long lastBlock;

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

    /** What the contract's clock would be for an end that people are shown: the work deadline has a grace. */
    public long contractClock(Instant shown) {
        return shown.getEpochSecond() + grace();
    }

    /** The end that people are shown for the contract's clock, the other way round. */
    public Instant shownEnd() {
        return Instant.ofEpochSecond(clock - grace());
    }

    private long grace() {
        return status == EscrowStatus.ACTIVE ? Escrow.GRACE : 0;
    }
}

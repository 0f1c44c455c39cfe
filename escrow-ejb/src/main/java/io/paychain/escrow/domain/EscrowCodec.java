package io.paychain.escrow.domain;

import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.domain.Fundings.PreparedFunding;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hashes, signatures and call data of the contract: pure functions, no network. */
public interface EscrowCodec {

    /** keccak-256 of the UTF-8 text, as 0x text. */
    String keccak(String text);

    /**
     * The id the contract gives a job.
     *
     * @param token lower-case address; null for ether
     */
    String jobId(String employer, String termsHash, Terms terms, @Nullable String token);

    /** The id of a job in ether. */
    default String jobId(String employer, String termsHash, Terms terms) {
        return jobId(employer, termsHash, terms, null);
    }

    /**
     * {@code createJobByAuthorization} of a job in a token.
     *
     * @param validBefore of the signed text, chain seconds; it is valid from the start
     * @param signature the employer's, 65 bytes as 0x text
     */
    String createJobByAuthorization(PreparedFunding funding, long validBefore, String signature);

    /** The EIP-712 digest, as 0x text. */
    String digest(TypedText text);

    /** Who signed, lower-case; empty when the signature is malformed or its s is high. */
    Optional<String> signer(TypedText text, String signature);

    /**
     * {@code createJob}, or {@code createJobWith} a token.
     *
     * @param token lower-case address; null for ether
     */
    String createJob(String termsHash, Terms terms, @Nullable String token);

    /** {@code createJob}. */
    default String createJob(String termsHash, Terms terms) {
        return createJob(termsHash, terms, null);
    }

    /** A token's {@code approve}. */
    String approve(String spender, BigInteger amount);

    /** {@code acceptJob}. */
    String acceptJob(Escrow escrow, String worker, Signed signature, Signed voucher);

    /** {@code submitWorkBySig}, {@code releaseBySig}, {@code withdrawFromJobBySig} or {@code disputeBySig}: those of one shape. */
    String bySignature(String function, String id, Signed signature);

    /** {@code reopenBySig}. */
    String reopen(String id, long acceptWithin, Signed signature);

    /** {@code reopen}, sent by the employer. */
    String reopen(String id, long acceptWithin);

    /** {@code settle}, signed by both until the same time. */
    String settle(String id, BigInteger toWorker, Signed byEmployer, Signed byWorker);

    /** {@code amend}, signed by both until the same time. */
    String amend(Amendment amendment, Signed byEmployer, Signed byWorker);

    /** {@code rule}, for the arbiter's own wallet. */
    String rule(String id, BigInteger toWorker);

    /** Those that take the id only: {@code release}, {@code refundExpired}, {@code cancelJob} and the like. */
    String ofJob(String function, String id);

    /**
     * Reads a signed EIP-1559 transaction.
     *
     * @param raw 0x text, as for {@code eth_sendRawTransaction}
     * @return empty when it is anything else
     */
    Optional<SignedCall> signedCall(String raw);

    /** The address in EIP-55 form. */
    String checksummed(String address);

    /**
     * A later clock.
     *
     * @param newClock chain seconds, as the contract counts
     * @param newTermsHash 0x text
     */
    record Amendment(String id, long newClock, String newTermsHash) {}

    /**
     * A signature with its end.
     *
     * @param signature 0x text
     * @param byContract true for one that only its contract understands (EIP-1271)
     */
    record Signed(long validUntil, String signature, boolean byContract) {

        /** A key's. */
        public Signed(long validUntil, String signature) {
            this(validUntil, signature, false);
        }

        /** A party's. */
        public static Signed of(SignedAction action) {
            return new Signed(action.validUntil().getEpochSecond(), action.signature(), action.byContract());
        }
    }
}

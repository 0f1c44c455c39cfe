package io.paychain.escrow.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be sent: stored in the transaction that decides it. */
public interface Intents {

    /**
     * Stores the intent unless a live one of the same escrow, round and action exists.
     *
     * @return the live one, which may be an older one of another wallet
     */
    LiveIntent offer(NewIntent intent);

    /** The live intent of an escrow, round and action. */
    Optional<LiveIntent> live(long escrowId, int round, String action);

    /** The live intent of an escrow, round, action and variant. */
    Optional<LiveIntent> live(long escrowId, int round, String action, String variant);

    /** Keeps an intent that we do not send ourselves: its signer does, with the voucher in it. */
    void handOut(NewIntent intent);

    /** Until when a voucher for another wallet could still be used, chain seconds; empty when none can. */
    Optional<Long> voucherOutside(long escrowId, int round, String wallet, long now);

    /**
     * True when an acceptance signed by a wallet is out of our hands: on its way, in a transaction that was signed, or
     * handed out. Nobody can take it back then before its signature ends.
     */
    boolean acceptanceOut(long escrowId, int round, String wallet);

    /**
     * Something to send.
     *
     * @param variant tells intents of one action apart that may follow each other in a round; empty for most
     * @param wallet the signer, lower-case; null when nobody, or both parties, signed
     * @param voucherUntil end of the voucher inside; null without one
     */
    record NewIntent(
            long escrowId,
            int round,
            String action,
            String variant,
            @Nullable String wallet,
            String callData,
            @Nullable Long voucherUntil) {}

    /**
     * An intent that has not failed.
     *
     * @param transactionHash null until signed
     */
    record LiveIntent(
            long id, @Nullable String wallet, @Nullable String transactionHash) {}
}

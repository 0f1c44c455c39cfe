package io.paychain.escrow;

import io.paychain.escrow.api.Confirmed;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.domain.ChainState;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Fundings;
import io.paychain.escrow.domain.Fundings.PreparedFunding;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The escrow calls of the HTTP interface for people with a wallet of their own (P56–P59, D8). */
@Stateless
@Idempotent
public class EscrowDesk {

    // The contract refuses an accept-by that is nearer than this, seconds.
    private static final long LEAST_WINDOW = 600;

    @Inject
    EscrowService escrow;

    @Inject
    Escrows escrows;

    @Inject
    Fundings fundings;

    @Inject
    ChainState chain;

    @Inject
    EscrowCodec codec;

    @Inject
    EscrowSettings settings;

    /**
     * The newest prepared lock of the caller's job.
     *
     * @throws Refusal NOT_FOUND, NOT_A_PARTY, ALREADY_FUNDED, VOIDED, WRONG_STATE when it has to be
     *     prepared anew
     */
    public PreparedTransaction lock(Caller caller, long jobId) {
        PreparedFunding funding = fundings.newest(jobId).orElseThrow(() -> Refusal.notFound("prepared funding"));
        requireWallet(caller, funding.employer());
        if (escrows.ofJob(jobId).isPresent()) {
            throw new Refusal(EscrowProblem.ALREADY_FUNDED, "The pay of this job has been locked already.");
        }
        if (fundings.lock(jobId).filter(Fundings.FundedJob::voided).isPresent()) {
            throw new Refusal(EscrowProblem.VOIDED, "The job has ended; it cannot be funded any more.");
        }
        long now = chain.head().map(b -> b.time()).orElse(0L);
        if (funding.terms().acceptBy() < now + LEAST_WINDOW) {
            throw new Refusal(EscrowProblem.WRONG_STATE, "This funding is too old; ask the job for a new one.");
        }
        return new PreparedTransaction(
                settings.chainId(),
                codec.checksummed(settings.contract()),
                codec.createJob(funding.termsHash(), funding.terms()),
                funding.terms().value().toString());
    }

    /** Relays the caller's signed release; refusals as for {@link EscrowService#relay}. */
    public Pending release(Caller caller, long jobId, SignedAction signed) {
        return escrow.relay(jobId, EscrowAction.RELEASE, wallet(caller), signed);
    }

    /** The release for the employer's own wallet to send; refusals as for {@link EscrowService#typedData}. */
    public PreparedTransaction prepareRelease(Caller caller, long jobId) {
        escrow.typedData(jobId, EscrowAction.RELEASE, wallet(caller));
        Escrow locked = escrows.ofJob(jobId).orElseThrow(() -> Refusal.notFound("escrow"));
        return prepared(locked, "release");
    }

    private PreparedTransaction prepared(Escrow locked, String function) {
        return new PreparedTransaction(
                locked.chainId(), codec.checksummed(locked.contract()), codec.ofJob(function, locked.onchainId()), "0");
    }

    /** Asks for the refund after a missed clock; anybody may. */
    public Pending refund(long jobId) {
        return escrow.requestRefund(jobId);
    }

    /** The refund after a missed clock, for any wallet to send. */
    public PreparedTransaction prepareRefund(long jobId) {
        Escrow locked = escrows.ofJob(jobId).orElseThrow(() -> Refusal.notFound("escrow"));
        return prepared(locked, "refundExpired");
    }

    /** The cancel for the employer's own wallet to send. */
    public PreparedTransaction cancel(Caller caller, long jobId) {
        Escrow open = escrows.ofJob(jobId).orElseThrow(() -> Refusal.notFound("escrow"));
        requireWallet(caller, open.employer());
        return escrow.prepareCancel(jobId);
    }

    /**
     * Keeps the answer of a demo signing under the request's key; a repetition gets the first one,
     * whatever is passed.
     */
    public @Nullable Confirmed keep(@Nullable Confirmed answer) {
        return answer;
    }

    private static String wallet(Caller caller) {
        String wallet = caller.wallet();
        if (wallet == null) {
            throw new Refusal(EscrowProblem.NOT_A_PARTY, "This account has no wallet.");
        }
        return wallet;
    }

    private static void requireWallet(Caller caller, String owner) {
        if (!wallet(caller).equals(owner)) {
            throw new Refusal(EscrowProblem.NOT_A_PARTY, "This wallet is not the job's employer.");
        }
    }
}

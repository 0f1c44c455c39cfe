package io.paychain.escrow;

import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.OwnTransaction;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.domain.ChainState;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Fundings;
import io.paychain.escrow.domain.Fundings.PreparedFunding;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The transactions that a party sends with a wallet of its own (D8): read from what is stored, nothing is written. */
@Stateless
public class PreparedCalls {

    // The contract refuses an accept-by that is nearer than this, seconds.
    static final long LEAST_WINDOW = 600;

    @Inject
    EscrowService escrow;

    @Inject
    Escrows escrows;

    @Inject
    Fundings fundings;

    @Inject
    PartyWallets wallets;

    @Inject
    ChainState chain;

    @Inject
    EscrowCodec codec;

    @Inject
    EscrowSettings settings;

    @Inject
    AuthorizedLock authorized;

    /**
     * The newest prepared lock of the caller's job.
     *
     * @throws Refusal NOT_FOUND, also for a job that the caller may not know of; ALREADY_FUNDED, VOIDED;
     *     WRONG_STATE when it has to be prepared anew
     */
    public OwnTransaction lock(Caller caller, long jobId) {
        PreparedFunding funding = lockable(caller, jobId);
        PreparedTransaction lock = new PreparedTransaction(
                settings.chainId(),
                codec.checksummed(settings.contract()),
                codec.createJob(funding.termsHash(), funding.terms(), funding.token()),
                funding.value().toString());
        return new OwnTransaction(lock, funding.employer());
    }

    /**
     * The newest prepared lock with the employer's signature in it, which spares the approval of a token.
     *
     * @throws Refusal as {@link #lock}; WRONG_STATE when there is nothing to sign, SIGNATURE_INVALID
     */
    public PreparedTransaction authorizedLock(Caller caller, long jobId, @Nullable String signature) {
        if (signature == null || signature.isBlank()) {
            throw Refusal.field("signature", "REQUIRED", "signature is required.");
        }
        return authorized.transaction(lockable(caller, jobId), signature);
    }

    private PreparedFunding lockable(Caller caller, long jobId) {
        PreparedFunding funding = fundings.newest(jobId).orElseThrow(() -> Refusal.notFound("prepared funding"));
        if (!wallets.isOf(caller, funding.employer())) {
            throw escrows.ofJob(jobId).isPresent() ? notTheEmployer() : Refusal.notFound("prepared funding");
        }
        requireLockable(jobId);
        long now = chain.head().map(b -> b.time()).orElse(0L);
        if (funding.terms().acceptBy() < now + LEAST_WINDOW) {
            throw new Refusal(EscrowProblem.WRONG_STATE, "This funding is too old; ask the job for a new one.");
        }
        return funding;
    }

    /**
     * Refuses a second lock, and one for a job that has ended.
     *
     * @throws Refusal ALREADY_FUNDED, VOIDED
     */
    public void requireLockable(long jobId) {
        if (escrows.ofJob(jobId).isPresent()) {
            throw new Refusal(EscrowProblem.ALREADY_FUNDED, "The pay of this job has been locked already.");
        }
        if (fundings.lock(jobId).filter(Fundings.FundedJob::voided).isPresent()) {
            throw new Refusal(EscrowProblem.VOIDED, "The job has ended; it cannot be funded any more.");
        }
    }

    /** The release; refusals as for {@link EscrowService#typedData}. */
    public OwnTransaction release(Caller caller, long jobId) {
        String wallet = wallet(caller, jobId);
        escrow.typedData(jobId, EscrowAction.RELEASE, wallet);
        return new OwnTransaction(ofJob(jobId, "release"), wallet);
    }

    /**
     * The refund after a missed clock, for anybody's wallet.
     *
     * @throws Refusal NOT_FOUND when nothing was ever locked
     */
    public OwnTransaction refund(long jobId) {
        return new OwnTransaction(ofJob(jobId, "refundExpired"), null);
    }

    /**
     * The cancel of a job that nobody has.
     *
     * @throws Refusal NOT_FOUND when nothing was ever locked, NOT_A_PARTY, WRONG_STATE
     */
    public OwnTransaction cancel(Caller caller, long jobId) {
        String employer = locked(jobId).employer();
        if (!wallets.isOf(caller, employer)) {
            throw notTheEmployer();
        }
        return new OwnTransaction(escrow.prepareCancel(jobId), employer);
    }

    private PreparedTransaction ofJob(long jobId, String function) {
        Escrow locked = locked(jobId);
        return new PreparedTransaction(
                locked.chainId(), codec.checksummed(locked.contract()), codec.ofJob(function, locked.onchainId()), "0");
    }

    private Escrow locked(long jobId) {
        return escrows.ofJob(jobId).orElseThrow(() -> Refusal.notFound("escrow"));
    }

    private String wallet(Caller caller, long jobId) {
        String wallet = wallets.of(caller, jobId);
        if (wallet == null) {
            throw new Refusal(EscrowProblem.NOT_A_PARTY, "This account has no wallet.");
        }
        return wallet;
    }

    private static Refusal notTheEmployer() {
        return new Refusal(EscrowProblem.NOT_A_PARTY, "This wallet is not the job's employer.");
    }
}

package io.paychain.escrow;

import io.paychain.escrow.api.Confirmed;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.domain.Escrows;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The escrow calls of the HTTP interface (P56–P59), each answered once for one idempotency key. */
@Stateless
@Idempotent
public class EscrowDesk {

    @Inject
    EscrowService escrow;

    @Inject
    PreparedCalls prepared;

    @Inject
    Escrows escrows;

    @Inject
    PartyWallets wallets;

    /** As {@link PreparedCalls#lock}. */
    public PreparedTransaction lock(Caller caller, long jobId) {
        return prepared.lock(caller, jobId).transaction();
    }

    /** As {@link PreparedCalls#release}. */
    public PreparedTransaction prepareRelease(Caller caller, long jobId) {
        return prepared.release(caller, jobId).transaction();
    }

    /** As {@link PreparedCalls#cancel}. */
    public PreparedTransaction cancel(Caller caller, long jobId) {
        return prepared.cancel(caller, jobId).transaction();
    }

    /** Relays the caller's signed release; refusals as for {@link EscrowService#relay}. */
    public Pending release(Caller caller, long jobId, SignedAction signed) {
        String wallet = signer(wallets, caller, jobId);
        return escrow.relay(jobId, EscrowAction.RELEASE, wallet, signed);
    }

    static String signer(PartyWallets wallets, Caller caller, long jobId) {
        String wallet = wallets.of(caller, jobId);
        if (wallet == null) {
            throw new Refusal(EscrowProblem.NOT_A_PARTY, "This account has no wallet.");
        }
        return wallet;
    }

    /**
     * Asks for the refund after a missed clock; anybody may.
     *
     * @throws Refusal NOT_FOUND when nothing was ever locked, for that is nobody's business; WRONG_STATE, TOO_EARLY
     */
    public Pending refund(long jobId) {
        if (escrows.ofJob(jobId).isEmpty()) {
            throw Refusal.notFound("escrow");
        }
        return escrow.requestRefund(jobId);
    }

    /**
     * Keeps an answer that was worked out in no transaction under the request's key; a repetition gets the
     * first one, whatever is passed.
     */
    public @Nullable Confirmed keep(@Nullable Confirmed answer) {
        return answer;
    }

    /** As {@link #keep(Confirmed)}. */
    public @Nullable Pending keepPending(@Nullable Pending answer) {
        return answer;
    }
}

package io.paychain.escrow;

import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.Proof;
import io.paychain.escrow.api.SignedAction;
import io.paychain.platform.idempotency.Attempt;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** A release by an employer whose wallet may be a contract: the chain is asked first, in no transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReleaseDesk {

    @Inject
    EscrowDesk desk;

    @Inject
    PartyWallets wallets;

    @Inject
    PartyProofs proofs;

    /**
     * Relays the caller's signed release.
     *
     * @throws Refusal SIGNATURE_INVALID, CHAIN_UNAVAILABLE, or what {@link EscrowDesk#release} refuses
     */
    public Pending release(Caller caller, long jobId, SignedAction signed) {
        return desk.release(caller, jobId, signed.with(Attempt.unlessRepeated(() -> prove(caller, jobId, signed))));
    }

    private Proof prove(Caller caller, long jobId, SignedAction signed) {
        String wallet = EscrowDesk.signer(wallets, caller, jobId);
        return proofs.ofAction(jobId, EscrowAction.RELEASE, wallet, signed, EscrowService.DEFAULT_ACCEPT_HOURS);
    }
}

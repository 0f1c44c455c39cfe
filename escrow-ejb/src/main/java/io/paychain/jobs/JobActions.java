package io.paychain.jobs;

import io.paychain.escrow.EscrowAgreements;
import io.paychain.escrow.EscrowService;
import io.paychain.escrow.PartyWallets;
import io.paychain.escrow.api.Agreed;
import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.Proof;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TypedData;
import io.paychain.jobs.adapter.JobPresenter;
import io.paychain.jobs.adapter.Jobs;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.SignedRequest;
import io.paychain.jobs.domain.ActionRules;
import io.paychain.jobs.domain.Asked;
import io.paychain.jobs.domain.Job;
import io.paychain.jobs.domain.Note;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What a party does with its signature, relayed to the contract at the platform's cost. */
@Stateless
@Idempotent
public class JobActions {

    @Inject
    Jobs jobs;

    @Inject
    JobPresenter presenter;

    @Inject
    EscrowService escrow;

    @Inject
    EscrowAgreements agreements;

    @Inject
    PartyWallets wallets;

    @Inject
    Clock clock;

    /**
     * The text to sign.
     *
     * @param acceptWithinHours for {@link JobAction#REOPEN} only; null means 168
     * @throws Refusal what {@link ActionRules} and escrow refuse
     */
    public TypedData toSign(Caller caller, long id, JobAction action, @Nullable Integer acceptWithinHours) {
        int hours = Asked.acceptWithin(acceptWithinHours);
        Job job = jobs.find(id).filter(found -> found.visibleTo(caller)).orElseThrow(() -> Refusal.notFound("job"));
        ActionRules.check(job, action, caller);
        return escrow.typedData(id, action.signed(), wallet(caller, id), hours);
    }

    private String wallet(Caller caller, long id) {
        return String.valueOf(wallets.of(caller, id));
    }

    /** The wallet stays the caller's until what was signed with it is stored. */
    private String held(Caller caller, String wallet) {
        if (!wallets.hold(caller, wallet)) {
            throw new Refusal(JobProblem.WALLET_REQUIRED, "That wallet is no longer yours: choose another one.");
        }
        return wallet;
    }

    /**
     * Takes the signed text and hands it to escrow. The job's row is locked meanwhile, so of many
     * callers one is first and the others are refused.
     *
     * @throws Refusal what {@link ActionRules} and escrow refuse, VALIDATION_ERROR
     */
    public JobView act(Caller caller, long id, JobAction action, SignedRequest request) {
        return act(caller, id, action, request, null);
    }

    /**
     * As {@link #act(Caller, long, JobAction, SignedRequest)}, of a signature that was proven before.
     *
     * @param proof null for a key's, which is checked here
     */
    public JobView act(Caller caller, long id, JobAction action, SignedRequest request, @Nullable Proof proof) {
        Asked.Signed signed = Asked.signed(request);
        Job job = visible(caller, id);
        ActionRules.check(job, action, caller);
        String wallet = held(caller, proof == null ? wallet(caller, id) : proof.wallet());
        SignedAction proven = signed.action().with(proof);
        if (action == JobAction.ACCEPT) {
            // Before it leaves, be it only as a transaction that the worker sends for himself.
            jobs.addAcceptance(id, wallet, caller.userId(), signed.action().validUntil());
        }
        Pending pending = escrow.relay(id, action.signed(), wallet, proven, signed.acceptWithinHours());
        job.ask(action, caller.userId(), pending.transactionHash(), clock.instant());
        if (signed.note() != null) {
            jobs.addNote(id, new Note(caller.userId(), Note.Kind.SUBMISSION, signed.note(), clock.instant()));
        }
        return presenter.show(job);
    }

    /**
     * Asks for the refund after a missed clock; anybody may, and escrow's own timer does.
     *
     * @throws Refusal NOT_FOUND, WRONG_STATUS, ACTION_PENDING, TOO_EARLY
     */
    public JobView refund(Caller caller, long id) {
        Job job = visible(caller, id);
        ActionRules.check(job, JobAction.REFUND, caller);
        Pending pending = escrow.requestRefund(id);
        job.ask(JobAction.REFUND, caller.userId(), pending.transactionHash(), clock.instant());
        return presenter.show(job);
    }

    /**
     * Hands what both parties signed to escrow.
     *
     * @throws Refusal what {@link ActionRules} and escrow refuse
     */
    public JobView agree(Caller caller, long id, Agreed agreed) {
        JobAction action = agreed.what() instanceof Agreement.Split ? JobAction.SETTLE : JobAction.AMEND;
        Job job = visible(caller, id);
        ActionRules.check(job, action, caller);
        Pending pending = agreements.relay(id, agreed, held(caller, wallet(caller, id)));
        job.ask(action, caller.userId(), pending.transactionHash(), clock.instant());
        return presenter.show(job);
    }

    /**
     * Asks for the decision by default once the time for a ruling is over; anybody may, and escrow's own timer does.
     *
     * @throws Refusal NOT_FOUND, WRONG_STATUS, ACTION_PENDING, TOO_EARLY
     */
    public JobView finalizeDispute(Caller caller, long id) {
        Job job = visible(caller, id);
        ActionRules.check(job, JobAction.FINALIZE, caller);
        Pending pending = agreements.requestFinalize(id);
        job.ask(JobAction.FINALIZE, caller.userId(), pending.transactionHash(), clock.instant());
        return presenter.show(job);
    }

    private Job visible(Caller caller, long id) {
        Job job = jobs.locked(id);
        if (!job.visibleTo(caller)) {
            throw Refusal.notFound("job");
        }
        return job;
    }
}

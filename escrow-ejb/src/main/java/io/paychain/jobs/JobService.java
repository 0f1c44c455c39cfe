package io.paychain.jobs;

import io.paychain.escrow.EscrowService;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.EscrowView;
import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.FundingRequest;
import io.paychain.escrow.api.Pending;
import io.paychain.jobs.adapter.JobPresenter;
import io.paychain.jobs.adapter.Jobs;
import io.paychain.jobs.api.CancelledJob;
import io.paychain.jobs.api.ChecklistTick;
import io.paychain.jobs.api.FundingView;
import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.NewJob;
import io.paychain.jobs.api.PaymentStatus;
import io.paychain.jobs.api.PostedJob;
import io.paychain.jobs.domain.Asked;
import io.paychain.jobs.domain.Job;
import io.paychain.jobs.domain.Note;
import io.paychain.jobs.domain.Offer;
import io.paychain.jobs.domain.PicksPolicy;
import io.paychain.jobs.domain.Posting;
import io.paychain.jobs.domain.Terms;
import io.paychain.organisations.Memberships;
import io.paychain.organisations.api.Permission;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.platform.outbox.Outbox;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Money;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do with a job without signing: post, fund, edit, tick, talk, cancel. */
@Stateless
@Idempotent
public class JobService {

    @Inject
    Jobs jobs;

    @Inject
    JobPresenter presenter;

    @Inject
    EscrowService escrow;

    @Inject
    Memberships memberships;

    @Inject
    PicksPolicy policy;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Posts a job and prepares the transaction that locks its pay.
     *
     * @throws Refusal VALIDATION_ERROR, EMPLOYER_PICKS_REQUIRED, WALLET_REQUIRED, or what escrow refuses
     */
    public PostedJob post(Caller caller, NewJob asked) {
        return postFor(caller, asked, null);
    }

    /**
     * As {@link #post}, on behalf of an organisation whose members see it; its money stays with the caller's wallet.
     *
     * @param organization null for the caller's own job
     * @throws Refusal as {@link #post}; NOT_FOUND, PERMISSION_MISSING and what else organisations refuse
     */
    public PostedJob postFor(Caller caller, NewJob asked, @Nullable Long organization) {
        Posting posting = Posting.check(asked, policy);
        Job job = Job.post(caller.userId(), wallet(caller), posting, clock.instant());
        if (organization != null) {
            memberships.requireToChange(caller, organization, Permission.JOBS_CREATE);
            job.onBehalfOf(organization);
        }
        jobs.add(job);
        jobs.addVersion(job.id(), posting.wording(), caller.userId(), job.createdAt());
        FundingView funding = prepare(job);
        return new PostedJob(presenter.show(job), funding);
    }

    /**
     * Prepares the lock again: a new quote and a new acceptance window.
     *
     * @throws Refusal NOT_FOUND, NOT_THE_EMPLOYER, ALREADY_FUNDED, WRONG_STATUS, or what escrow refuses
     */
    public FundingView funding(Caller caller, long id) {
        Job job = own(caller, id);
        requireToBeFunded(job);
        return prepare(job);
    }

    private FundingView prepare(Job job) {
        Terms terms = job.terms();
        Funding funding = escrow.prepareFunding(new FundingRequest(
                job.id(),
                job.employerWallet(),
                terms.payAmountUsd(),
                terms.timeLimitHours(),
                terms.reviewHours(),
                terms.acceptWithinHours(),
                terms.checklist().texts(),
                terms.price(),
                terms.employerPicks()));
        Offer offer = Offer.of(terms, funding.amountWei(), funding.feeWei());
        jobs.addOffer(job.id(), funding.onchainJobId(), offer);
        job.offered(offer, funding, clock.instant());
        return FundingView.of(funding);
    }

    /**
     * Passes on the hash of a sent lock, which speeds things up; the contract's log is what counts. A hint that comes
     * after the log, as happens when the indexer is quick, is welcome and does nothing.
     *
     * @throws Refusal NOT_FOUND, NOT_THE_EMPLOYER, WRONG_STATUS, VALIDATION_ERROR
     */
    public JobView hintFunding(Caller caller, long id, @Nullable String transactionHash) {
        String hash = Asked.transactionHash(transactionHash);
        Job job = own(caller, id);
        if (job.payment() != PaymentStatus.LOCKED) {
            requireToBeFunded(job);
            escrow.hintFunding(id, hash);
        }
        return presenter.show(job, new Pending("fund", hash));
    }

    /**
     * Changes the members that are not null: title, description and type until acceptance, every
     * version kept; everything until the pay is locked (D14).
     *
     * @param expected the version the caller read; null when the caller does not care
     * @throws Refusal NOT_FOUND, NOT_THE_EMPLOYER, STALE_VERSION, VALIDATION_ERROR, TERMS_LOCKED,
     *     ALREADY_ACCEPTED, WRONG_STATUS
     */
    public JobView edit(Caller caller, long id, NewJob asked, @Nullable Long expected) {
        Job job = own(caller, id);
        requireVersion(job, expected);
        Posting posting = Posting.check(Asked.over(asked, job.wording(), job.terms()), policy, job.terms());
        Instant now = clock.instant();
        if (!posting.terms().sameAs(job.terms())) {
            job.requireUnlocked();
            requireNotSeenLocked(id);
            job.agree(posting.terms());
        }
        if (!posting.wording().equals(job.wording())) {
            job.requireEditable();
            job.reword(posting.wording(), now);
            jobs.addVersion(id, posting.wording(), caller.userId(), now);
        }
        return presenter.show(job);
    }

    /**
     * Cancels before acceptance (D12): at once when nothing was ever locked, else by a transaction of
     * the employer's.
     *
     * @throws Refusal NOT_FOUND, NOT_THE_EMPLOYER, ALREADY_ACCEPTED, ACTION_PENDING, WRONG_STATUS
     */
    public CancelledJob cancel(Caller caller, long id) {
        Job job = own(caller, id);
        if (job.status().isAssigned()) {
            throw accepted(id);
        }
        job.requireNothingPending();
        Optional<EscrowView> locked = escrow.find(id).filter(JobService::holdsMoney);
        if (locked.isPresent()) {
            EscrowView view = locked.get();
            Money refund = new Money(view.amountWei().add(view.feeWei()), view.asset());
            return new CancelledJob(
                    escrow.prepareCancel(id), refund.text(), refund.asset().name());
        }
        requireNoMoneyAround(job);
        job.abandon(clock.instant());
        escrow.find(id).ifPresent(prepared -> escrow.voidFunding(id));
        return CancelledJob.NEVER_FUNDED;
    }

    /**
     * Sets or clears ticks of the checklist.
     *
     * @throws Refusal NOT_FOUND, NOT_THE_WORKER, VALIDATION_ERROR, WRONG_STATUS
     */
    public JobView tick(Caller caller, long id, @Nullable List<@Nullable ChecklistTick> ticks) {
        Job job = visible(caller, id);
        if (!job.isWorker(caller)) {
            throw new Refusal(JobProblem.NOT_THE_WORKER, "You are not the worker of this job.");
        }
        outbox.publish(job.tick(Asked.ticks(ticks, job.terms().checklist()), clock.instant()));
        return presenter.show(job);
    }

    /**
     * Tells the worker what to change. The review clock does not stop: {@code review_ends_at} of the
     * answer still holds.
     *
     * @throws Refusal NOT_FOUND, NOT_THE_EMPLOYER, VALIDATION_ERROR, WRONG_STATUS
     */
    public JobView requestChanges(Caller caller, long id, @Nullable String note) {
        String text = Asked.note(note);
        Job job = own(caller, id);
        Instant now = clock.instant();
        outbox.publish(job.changesRequested(text, now));
        jobs.addNote(id, new Note(caller.userId(), Note.Kind.CHANGES, text, now));
        return presenter.show(job);
    }

    private Job visible(Caller caller, long id) {
        Job job = jobs.locked(id);
        if (!job.visibleTo(caller)) {
            throw Refusal.notFound("job");
        }
        return job;
    }

    private Job own(Caller caller, long id) {
        Job job = visible(caller, id);
        if (!job.isEmployer(caller)) {
            throw new Refusal(JobProblem.NOT_THE_EMPLOYER, "You are not the employer of this job.");
        }
        return job;
    }

    private static String wallet(Caller caller) {
        if (caller.wallet() == null) {
            throw new Refusal(JobProblem.WALLET_REQUIRED, "Connect a wallet first.");
        }
        return caller.wallet();
    }

    private static void requireToBeFunded(Job job) {
        if (job.payment() == PaymentStatus.LOCKED) {
            throw new Refusal(JobProblem.ALREADY_FUNDED, "The pay is locked already.");
        }
        if (job.payment() != PaymentStatus.PENDING) {
            throw new Refusal(JobProblem.WRONG_STATUS, "The job has ended.");
        }
    }

    private static Refusal accepted(long id) {
        return new Refusal(
                JobProblem.ALREADY_ACCEPTED,
                "A worker has accepted; propose a settlement instead.",
                List.of(),
                Map.of("settlements", "/api/v1/jobs/" + id + "/settlements"));
    }

    private static void requireVersion(Job job, @Nullable Long expected) {
        if (expected != null && expected != job.version()) {
            throw new Refusal(CommonProblem.STALE_VERSION, "The job has changed; read it again.");
        }
    }

    // Escrow may have seen the lock a moment before its event reaches the job.
    private void requireNotSeenLocked(long id) {
        if (escrow.find(id).filter(view -> view.status() != EscrowStatus.NONE).isPresent()) {
            throw new Refusal(JobProblem.TERMS_LOCKED, "The pay has just been locked.");
        }
    }

    // The chain may have gone on a moment before its event reaches the job: refunded, accepted, or taken back.
    private static void requireNoMoneyAround(Job job) {
        if (job.payment() == PaymentStatus.LOCKED) {
            throw new Refusal(JobProblem.WRONG_STATUS, "The chain has just moved this job; look again.");
        }
    }

    private static boolean holdsMoney(EscrowView view) {
        return view.status() == EscrowStatus.OPEN || view.status() == EscrowStatus.VACANT;
    }
}

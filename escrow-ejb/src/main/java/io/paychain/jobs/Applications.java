package io.paychain.jobs;

import io.paychain.escrow.EscrowAdmissions;
import io.paychain.escrow.PartyWallets;
import io.paychain.escrow.api.Admission;
import io.paychain.escrow.api.AppliedFor;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.Proof;
import io.paychain.escrow.api.SignedAction;
import io.paychain.jobs.adapter.ApplicationPresenter;
import io.paychain.jobs.adapter.ApplicationStore;
import io.paychain.jobs.adapter.ChainClock;
import io.paychain.jobs.adapter.JobPresenter;
import io.paychain.jobs.adapter.Jobs;
import io.paychain.jobs.api.ApplicationStatus;
import io.paychain.jobs.api.ApplicationView;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.NewApplication;
import io.paychain.jobs.domain.ActionRules;
import io.paychain.jobs.domain.Application;
import io.paychain.jobs.domain.ApplicationEvents;
import io.paychain.jobs.domain.Asked;
import io.paychain.jobs.domain.Job;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.platform.outbox.Outbox;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Applying for a job, picking, and taking an application back, each in one transaction. The job's row is locked
 * meanwhile, so of two picks, or of a pick and an end, one is first.
 */
@Stateless
@Idempotent
public class Applications {

    @Inject
    Jobs jobs;

    @Inject
    JobPresenter presenter;

    @Inject
    ApplicationStore store;

    @Inject
    ApplicationPresenter views;

    @Inject
    EscrowAdmissions admissions;

    @Inject
    PartyWallets wallets;

    @Inject
    ChainClock chain;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Keeps an application.
     *
     * @param proof of the signature; null only where the request was answered before
     * @throws Refusal what {@link ActionRules} and escrow refuse, ALREADY_APPLIED, TOO_MANY_APPLICATIONS
     */
    public ApplicationView apply(Caller caller, long jobId, NewApplication given, @Nullable Proof proof) {
        Asked.Application asked = Asked.application(given);
        Job job = visible(caller, jobId);
        ActionRules.checkApplication(job, caller);
        Proof proven = Objects.requireNonNull(proof);
        AppliedFor lock = admissions.applied(jobId, proven.wallet(), asked.action(), proven);
        requireWallet(wallets.hold(caller, proven.wallet()));
        makeRoom(caller, jobId, lock.round());
        // Whoever sends it, it is this person's; it keeps nobody's wallet until it is picked.
        jobs.addAcceptance(jobId, proven.wallet(), caller.userId(), clock.instant());
        Application added = store.add(new ApplicationStore.Added(
                jobId,
                lock.round(),
                caller.userId(),
                proven.wallet(),
                asked.message(),
                asked.action().signature(),
                proven.byContract(),
                asked.action().validUntil(),
                clock.instant(),
                lock.onchainJobId()));
        ApplicationView view = views.show(added);
        outbox.publish(ApplicationEvents.received(
                added, view.worker() == null ? "" : view.worker().username()));
        return view;
    }

    /** The wallet stays with who signed until that is stored; the chain knows them by it alone. */
    private static void requireWallet(boolean held) {
        if (!held) {
            throw new Refusal(JobProblem.WALLET_REQUIRED, "The wallet that signed is no longer the worker's.");
        }
    }

    private void makeRoom(Caller caller, long jobId, int round) {
        Instant now = chain.now();
        store.newest(jobId, caller.userId())
                .filter(last -> last.round() == round && last.status().isLive())
                .ifPresent(last -> replace(last, now));
        if (store.waitingOfJob(jobId, now) >= Application.MAX_OPEN_OF_JOB
                || store.waitingOfWorker(caller.userId(), now) >= Application.MAX_OPEN_OF_WORKER) {
            throw new Refusal(
                    JobProblem.TOO_MANY_APPLICATIONS,
                    "At most " + Application.MAX_OPEN_OF_JOB + " applications wait for a job, and at most "
                            + Application.MAX_OPEN_OF_WORKER + " of one worker.");
        }
    }

    private void replace(Application last, Instant now) {
        if (last.status(now) != ApplicationStatus.EXPIRED) {
            throw new Refusal(JobProblem.ALREADY_APPLIED, "Your application waits for the employer.");
        }
        store.move(last, ApplicationStatus.EXPIRED, clock.instant());
    }

    /**
     * Takes one's own application back; its signature is forgotten. A second time changes nothing.
     *
     * @throws Refusal NOT_FOUND, APPLICATION_CLOSED; APPLICATION_PICKED, also when a pick has come to nothing that the
     *     chain or the employer has by now, and that can still bind
     */
    public void withdraw(Caller caller, long jobId, long id) {
        Application application = store.locked(jobId, id);
        if (application.workerId() != caller.userId()) {
            throw Refusal.notFound("application");
        }
        if (application.status() != ApplicationStatus.WITHDRAWN) {
            application.requireOpen(chain.now());
            requireInOurHands(application);
            store.move(application, ApplicationStatus.WITHDRAWN, clock.instant());
            outbox.publish(ApplicationEvents.withdrawn(application));
        }
    }

    private void requireInOurHands(Application application) {
        if (admissions.out(application.jobId(), application.round(), application.wallet())) {
            throw new Refusal(
                    JobProblem.APPLICATION_PICKED,
                    "Your acceptance has left with a pick of the employer's; it can bind you until "
                            + application.validUntil() + ".");
        }
    }

    /**
     * Hands the worker's acceptance and the employer's voucher to escrow.
     *
     * @param voucher the employer's signature
     * @param proof of it; null only where the request was answered before
     * @throws Refusal what {@link ActionRules} and escrow refuse, NOT_FOUND, APPLICATION_PICKED, APPLICATION_CLOSED
     */
    public JobView pick(Caller caller, long jobId, long id, SignedAction voucher, @Nullable Proof proof) {
        Job job = visible(caller, jobId);
        ActionRules.check(job, JobAction.PICK, caller);
        boolean held = store.find(jobId, id) // the person before the row, as whoever is forgotten
                .map(row -> wallets.hold(row.workerId(), row.wallet()))
                .orElse(true);
        Application application = store.locked(jobId, id);
        SignedAction acceptance = application.acceptance(chain.now());
        application.requireTheirs(held);
        jobs.addAcceptance(jobId, application.wallet(), application.workerId(), acceptance.validUntil());
        Admission admission = new Admission(
                application.lock(),
                application.wallet(),
                acceptance,
                application.byContract(),
                voucher,
                Objects.requireNonNull(proof));
        Pending pending = admissions.admit(jobId, String.valueOf(wallets.of(caller, jobId)), admission);
        job.ask(JobAction.PICK, caller.userId(), pending.transactionHash(), clock.instant());
        store.move(application, ApplicationStatus.PICKED, clock.instant());
        outbox.publish(ApplicationEvents.picked(application));
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

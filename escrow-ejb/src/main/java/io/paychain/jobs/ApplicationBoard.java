package io.paychain.jobs;

import io.paychain.escrow.EscrowAdmissions;
import io.paychain.escrow.PartyWallets;
import io.paychain.escrow.api.TypedData;
import io.paychain.jobs.adapter.ApplicationPresenter;
import io.paychain.jobs.adapter.ApplicationStore;
import io.paychain.jobs.adapter.ChainClock;
import io.paychain.jobs.adapter.Jobs;
import io.paychain.jobs.api.ApplicationView;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.PicksRule;
import io.paychain.jobs.domain.ActionRules;
import io.paychain.jobs.domain.Application;
import io.paychain.jobs.domain.Job;
import io.paychain.jobs.domain.PicksPolicy;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading applications, and what is signed for them. A list costs the same few statements however long it is. */
@Stateless
public class ApplicationBoard {

    @Inject
    Jobs jobs;

    @Inject
    ApplicationStore store;

    @Inject
    ApplicationPresenter presenter;

    @Inject
    EscrowAdmissions admissions;

    @Inject
    PartyWallets wallets;

    @Inject
    ChainClock chain;

    @Inject
    PicksPolicy policy;

    /**
     * Who is about to be bound to each other.
     *
     * @param worker lower-case 0x address
     * @param employer 0x address
     */
    public record Pair(String worker, String employer) {}

    /** From which pay on employers have to pick. */
    public List<PicksRule> rules() {
        return policy.rules();
    }

    /**
     * What a worker signs to apply.
     *
     * @throws Refusal what {@link ActionRules} and escrow refuse
     */
    public TypedData toSign(Caller caller, long jobId) {
        return admissions.applicationText(jobId, applicantsWallet(caller, jobId));
    }

    /**
     * The wallet with which the caller would apply.
     *
     * @throws Refusal what {@link ActionRules} refuse
     */
    public String applicantsWallet(Caller caller, long jobId) {
        ActionRules.checkApplication(visible(caller, jobId), caller);
        return String.valueOf(wallets.of(caller, jobId));
    }

    /**
     * What the employer signs to pick.
     *
     * @throws Refusal what {@link #pair} and escrow refuse
     */
    public TypedData voucher(Caller caller, long jobId, long id) {
        return admissions.voucherText(jobId, pair(caller, jobId, id).worker());
    }

    /**
     * The wallets of an application that the caller could pick now.
     *
     * @throws Refusal NOT_FOUND, APPLICATION_CLOSED, APPLICATION_PICKED, or what {@link ActionRules} refuse
     */
    public Pair pair(Caller caller, long jobId, long id) {
        ActionRules.check(visible(caller, jobId), JobAction.PICK, caller);
        Application application = store.find(jobId, id).orElseThrow(() -> Refusal.notFound("application"));
        application.requireOpen(chain.now());
        application.requireTheirs(wallets.hold(application.workerId(), application.wallet()));
        return new Pair(application.wallet(), String.valueOf(wallets.of(caller, jobId)));
    }

    /**
     * Who has applied, newest first; for the job's employer.
     *
     * @throws Refusal NOT_FOUND, NOT_THE_EMPLOYER
     */
    public Page<ApplicationView> ofJob(Caller caller, long jobId, @Nullable Integer limit, @Nullable String cursor) {
        int rows = Paging.limit(limit);
        Job job = visible(caller, jobId);
        if (!job.isEmployer(caller) && !caller.is("admin")) {
            throw new Refusal(JobProblem.NOT_THE_EMPLOYER, "You are not the employer of this job.");
        }
        return page(store.ofJob(jobId, Paging.number(cursor, Long.MAX_VALUE), rows + 1), rows);
    }

    /**
     * The caller's applications, newest first.
     *
     * @param jobId for this job only; null for whatever jobs
     */
    public Page<ApplicationView> mine(
            Caller caller, @Nullable Long jobId, @Nullable Integer limit, @Nullable String cursor) {
        int rows = Paging.limit(limit);
        long below = Paging.number(cursor, Long.MAX_VALUE);
        return page(store.ofWorker(caller.userId(), jobId, below, rows + 1), rows);
    }

    private Page<ApplicationView> page(List<Application> found, int rows) {
        Page<Application> page = Paging.page(found, rows, last -> String.valueOf(last.id()));
        return new Page<>(presenter.show(page.items()), page.nextCursor());
    }

    private Job visible(Caller caller, long id) {
        return jobs.find(id).filter(job -> job.visibleTo(caller)).orElseThrow(() -> Refusal.notFound("job"));
    }
}

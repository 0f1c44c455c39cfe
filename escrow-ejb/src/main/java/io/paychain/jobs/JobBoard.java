package io.paychain.jobs;

import io.paychain.escrow.EscrowService;
import io.paychain.escrow.PartyWallets;
import io.paychain.jobs.adapter.ChainClock;
import io.paychain.jobs.adapter.JobPresenter;
import io.paychain.jobs.adapter.JobSearch;
import io.paychain.jobs.adapter.Jobs;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobFilter;
import io.paychain.jobs.api.JobParties;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.TimelineEntry;
import io.paychain.jobs.domain.ActionRules;
import io.paychain.jobs.domain.Job;
import io.paychain.jobs.domain.JobCriteria;
import io.paychain.jobs.domain.Timeline;
import io.paychain.organisations.Memberships;
import io.paychain.organisations.api.Permission;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reading jobs. A list costs the same few statements however long it is. */
@Stateless
public class JobBoard {

    @Inject
    Jobs jobs;

    @Inject
    JobSearch search;

    @Inject
    JobPresenter presenter;

    @Inject
    EscrowService escrow;

    @Inject
    Memberships memberships;

    @Inject
    ChainClock chain;

    @Inject
    PartyWallets wallets;

    /**
     * The wallet with which the caller would sign an action now.
     *
     * @throws Refusal NOT_FOUND, what {@link ActionRules} refuse
     */
    public String signer(Caller caller, long id, JobAction action) {
        Job job = jobs.find(id).filter(found -> found.visibleTo(caller)).orElseThrow(() -> Refusal.notFound("job"));
        ActionRules.check(job, action, caller);
        return String.valueOf(wallets.of(caller, id));
    }

    /** Jobs that can be accepted now, for anybody. */
    public Page<JobView> open(JobFilter filter) {
        JobCriteria criteria = JobCriteria.check(filter);
        return page(criteria, search.board(criteria, chain.now()));
    }

    /**
     * The caller's jobs on either side; or, where the filter names an organisation, all of that.
     *
     * @throws Refusal what organisations refuse to who may not read their jobs
     */
    public Page<JobView> mine(Caller caller, JobFilter filter) {
        JobCriteria criteria = JobCriteria.check(filter);
        Long organization = criteria.organization().orElse(null);
        if (organization == null) {
            return page(criteria, search.of(caller.userId(), criteria));
        }
        memberships.require(caller, organization, Permission.JOBS_READ);
        return page(criteria, search.ofOrganisation(organization, criteria));
    }

    /** What anybody may have refunded now, and the caller's expired jobs (P49). */
    public Page<JobView> expired(Caller caller, JobFilter filter) {
        JobCriteria criteria = JobCriteria.check(filter);
        return page(criteria, search.expired(caller.userId(), criteria, chain.now()));
    }

    /**
     * One job.
     *
     * @throws Refusal NOT_FOUND also when the caller may not know of it
     */
    public JobView find(Caller caller, long id) {
        return presenter.show(visible(caller, id));
    }

    /**
     * What happened, oldest first, each step on chain with its transaction; the parties also see what
     * they told each other.
     *
     * @throws Refusal NOT_FOUND also when the caller may not know of it
     */
    public List<TimelineEntry> timeline(Caller caller, long id) {
        Job job = visible(caller, id);
        boolean party = job.isEmployer(caller) || job.isWorker(caller) || caller.is("admin");
        return Timeline.of(job, escrow.timeline(id), party ? jobs.notes(id) : List.of());
    }

    /** Who is in some jobs, by job id; unknown ids are left out. For other features, which check who may know. */
    public Map<Long, JobParties> parties(Collection<Long> ids) {
        return jobs.parties(ids);
    }

    private Job visible(Caller caller, long id) {
        return jobs.find(id)
                .filter(job -> job.visibleTo(caller) || ofTheirOrganisation(job, caller))
                .orElseThrow(() -> Refusal.notFound("job"));
    }

    private boolean ofTheirOrganisation(Job job, Caller caller) {
        Long organization = job.organizationId();
        return organization != null && memberships.may(caller, organization, Permission.JOBS_READ);
    }

    private Page<JobView> page(JobCriteria criteria, List<Job> found) {
        return criteria.page(found, presenter.show(found));
    }
}

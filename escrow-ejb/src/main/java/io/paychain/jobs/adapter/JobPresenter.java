package io.paychain.jobs.adapter;

import io.paychain.escrow.api.Pending;
import io.paychain.identity.IdentityService;
import io.paychain.identity.api.UserSummary;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.domain.Job;
import io.paychain.jobs.domain.JobViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows jobs with their people, who are read in one query for any number of jobs. */
@ApplicationScoped
public class JobPresenter {

    @Inject
    IdentityService identity;

    @Inject
    Jobs jobs;

    /** A job after a change, with its new version. */
    public JobView show(Job job) {
        jobs.flush();
        return JobViews.of(job, identity.summaries(job.people()));
    }

    /** As {@link #show(Job)}, with something on its way that the job itself does not wait for. */
    public JobView show(Job job, Pending pending) {
        jobs.flush();
        return JobViews.of(job, identity.summaries(job.people()), pending);
    }

    /** Many jobs, in their order. */
    public List<JobView> show(Collection<Job> many) {
        Set<Long> ids = new HashSet<>();
        many.forEach(job -> ids.addAll(job.people()));
        Map<Long, UserSummary> people = ids.isEmpty() ? Map.of() : identity.summaries(ids);
        return many.stream().map(job -> JobViews.of(job, people)).toList();
    }
}

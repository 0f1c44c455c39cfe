package io.paychain.jobs.adapter;

import io.paychain.escrow.api.Pending;
import io.paychain.identity.IdentityService;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.domain.Job;
import io.paychain.jobs.domain.JobViews;
import io.paychain.organisations.Memberships;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows jobs with their people and organisations, each read in one query for any number of jobs. */
@ApplicationScoped
public class JobPresenter {

    @Inject
    IdentityService identity;

    @Inject
    Memberships memberships;

    @Inject
    Jobs jobs;

    /** A job after a change, with its new version. */
    public JobView show(Job job) {
        jobs.flush();
        return JobViews.of(job, named(List.of(job)));
    }

    /** As {@link #show(Job)}, with something on its way that the job itself does not wait for. */
    public JobView show(Job job, Pending pending) {
        jobs.flush();
        return JobViews.of(job, named(List.of(job)), pending);
    }

    /** Many jobs, in their order. */
    public List<JobView> show(Collection<Job> many) {
        JobViews.Named named = named(many);
        return many.stream().map(job -> JobViews.of(job, named)).toList();
    }

    private JobViews.Named named(Collection<Job> many) {
        Set<Long> people = new HashSet<>();
        Set<Long> organisations = new HashSet<>();
        many.forEach(job -> {
            people.addAll(job.people());
            Optional.ofNullable(job.organizationId()).ifPresent(organisations::add);
        });
        return new JobViews.Named(
                people.isEmpty() ? Map.of() : identity.summaries(people), memberships.names(organisations));
    }
}

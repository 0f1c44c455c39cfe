package io.paychain.jobs.adapter;

import io.paychain.identity.IdentityService;
import io.paychain.identity.api.UserSummary;
import io.paychain.jobs.api.ApplicationView;
import io.paychain.jobs.domain.Application;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows applications with their workers, who are read in the same few statements for any number of them. */
@ApplicationScoped
public class ApplicationPresenter {

    @Inject
    IdentityService identity;

    @Inject
    ApplicationStore store;

    @Inject
    ChainClock chain;

    /** One. */
    public ApplicationView show(Application application) {
        return show(List.of(application)).get(0);
    }

    /** Many, in their order. */
    public List<ApplicationView> show(List<Application> many) {
        Set<Long> workers = many.stream().map(Application::workerId).collect(Collectors.toSet());
        Map<Long, UserSummary> people = workers.isEmpty() ? Map.of() : identity.summaries(workers);
        Map<Long, Long> completed = store.completed(workers);
        Instant now = chain.now();
        return many.stream().map(each -> view(each, people, completed, now)).toList();
    }

    private static ApplicationView view(
            Application each, Map<Long, UserSummary> people, Map<Long, Long> completed, Instant now) {
        UserSummary worker = people.get(each.workerId());
        return new ApplicationView(
                each.id(),
                each.jobId(),
                each.jobTitle(),
                each.status(now).code(),
                worker == null ? null : worker.with(each.wallet()),
                each.message(),
                completed.getOrDefault(each.workerId(), 0L),
                each.validUntil(),
                each.createdAt(),
                each.updatedAt());
    }
}

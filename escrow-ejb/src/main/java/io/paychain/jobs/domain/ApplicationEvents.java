package io.paychain.jobs.domain;

import io.paychain.shared.event.DomainEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the two sides hear about applications; nobody else does (D16). */
public final class ApplicationEvents {

    private ApplicationEvents() {}

    /** A worker has applied: to the employer. */
    public static DomainEvent received(Application application, String workerName) {
        Map<String, Object> data = about(application);
        data.put("worker", workerName);
        data.put("worker_id", application.workerId());
        return event("application_received", application, application.employerId(), data);
    }

    /** A worker took an application back: to the employer. */
    public static DomainEvent withdrawn(Application application) {
        return event("application_withdrawn", application, application.employerId(), about(application));
    }

    /** The employer has picked, and the acceptance is on its way: to the worker. */
    public static DomainEvent picked(Application application) {
        return event("application_picked", application, application.workerId(), about(application));
    }

    /** The chain did not take the acceptance; the application waits again: to the worker. */
    public static DomainEvent pickFailed(Application application, String code) {
        Map<String, Object> data = about(application);
        data.put("code", code);
        return event("application_pick_failed", application, application.workerId(), data);
    }

    /**
     * The job went another way: to all whose applications waited.
     *
     * @param reason {@code taken} or {@code ended}
     */
    public static DomainEvent closed(long jobId, String title, Collection<Long> workers, String reason) {
        List<String> channels = workers.stream().map(id -> "user:" + id).toList();
        Map<String, Object> data = Map.of("job_id", jobId, "title", title, "reason", reason);
        return new DomainEvent("application_closed", "job:" + jobId, channels, data);
    }

    private static Map<String, Object> about(Application application) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("job_id", application.jobId());
        data.put("application_id", application.id());
        data.put("title", application.jobTitle());
        return data;
    }

    private static DomainEvent event(String type, Application application, long to, Map<String, Object> data) {
        return new DomainEvent(type, "job:" + application.jobId(), List.of("user:" + to), Map.copyOf(data));
    }
}

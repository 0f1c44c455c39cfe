package io.paychain.disputes.domain;

import io.paychain.shared.event.DomainEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the parties hear about disputes and proposals; nobody else does (D16). */
public final class DisputeEvents {

    private DisputeEvents() {}

    /** The worker has answered. */
    public static DomainEvent answered(Dispute dispute) {
        return event("dispute_answered", dispute, Map.of());
    }

    /** Somebody said something. */
    public static DomainEvent message(Dispute dispute, Author author) {
        return event("dispute_message", dispute, Map.of("author", author.code()));
    }

    /** Somebody points to a file. */
    public static DomainEvent evidence(Dispute dispute, Author author, String name) {
        return event("dispute_evidence", dispute, Map.of("author", author.code(), "name", name));
    }

    /** A proposal was made, accepted, declined or withdrawn. */
    public static DomainEvent proposal(String verb, Proposal proposal, List<Long> people) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("job_id", proposal.jobId());
        data.put("proposal_id", proposal.id());
        data.put("by_employer", proposal.byEmployer());
        return new DomainEvent(
                proposal.kind() + "_" + verb, "job:" + proposal.jobId(), channels(people), Map.copyOf(data));
    }

    private static DomainEvent event(String type, Dispute dispute, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("job_id", dispute.jobId());
        data.put("dispute_id", dispute.id());
        data.putAll(more);
        return new DomainEvent(type, "job:" + dispute.jobId(), channels(dispute.people()), data);
    }

    private static List<String> channels(List<Long> people) {
        return people.stream().map(id -> "user:" + id).toList();
    }
}

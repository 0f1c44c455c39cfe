package io.paychain.disputes.domain;

import io.paychain.disputes.api.EvidenceView;
import io.paychain.disputes.api.MessageView;
import io.paychain.escrow.api.TimelineStep;
import io.paychain.jobs.api.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Tells a dispute's story from what the chain and the people left. */
public final class Story {

    private Story() {}

    /** Everything by its time, oldest first; the employer's reason begins it. */
    public static List<TimelineEntry> of(
            Dispute dispute, List<TimelineStep> steps, List<MessageView> messages, List<EvidenceView> files) {
        List<TimelineEntry> story = new ArrayList<>();
        steps.forEach(step -> story.add(new TimelineEntry(
                step.type(), step.occurredAt(), step.transactionHash(), step.blockNumber(), step.data())));
        story.add(said("dispute_signed", dispute.createdAt(), dispute.employerId(), dispute.reason()));
        String answer = dispute.answer();
        Instant answeredAt = dispute.answeredAt();
        if (answer != null && answeredAt != null) {
            story.add(said("dispute_answered", answeredAt, dispute.people().get(1), answer));
        }
        messages.forEach(m -> story.add(said("dispute_message", m.createdAt(), m.authorId(), m.text())));
        files.forEach(f -> story.add(new TimelineEntry(
                "dispute_evidence",
                f.createdAt(),
                null,
                null,
                Map.of("author_id", f.authorId(), "name", f.name(), "sha256", f.sha256(), "size", f.size()))));
        story.sort(Comparator.comparing(TimelineEntry::occurredAt));
        return story;
    }

    private static TimelineEntry said(String type, Instant at, long authorId, String text) {
        return new TimelineEntry(type, at, null, null, Map.of("author_id", authorId, "text", text));
    }
}

package io.paychain.jobs.domain;

import io.paychain.escrow.api.TimelineStep;
import io.paychain.jobs.api.TimelineEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Tells a job's story from what the chain and the parties left. */
public final class Timeline {

    private Timeline() {}

    /** Posting first, then everything by its time; steps on chain keep their order. */
    public static List<TimelineEntry> of(Job job, List<TimelineStep> steps, List<Note> notes) {
        List<TimelineEntry> later = new ArrayList<>();
        steps.forEach(step -> later.add(new TimelineEntry(
                step.type(), step.occurredAt(), step.transactionHash(), step.blockNumber(), step.data())));
        notes.forEach(note -> later.add(entry(note)));
        later.sort(Comparator.comparing(TimelineEntry::occurredAt));
        List<TimelineEntry> all = new ArrayList<>();
        all.add(new TimelineEntry("posted", job.createdAt(), null, null, Map.of()));
        all.addAll(later);
        return all;
    }

    private static TimelineEntry entry(Note note) {
        String type = switch (note.kind()) {
            case SUBMISSION -> "submission_note";
            case CHANGES -> "changes_requested";
        };
        return new TimelineEntry(
                type, note.at(), null, null, Map.of("note", note.text(), "author_id", note.authorId()));
    }
}

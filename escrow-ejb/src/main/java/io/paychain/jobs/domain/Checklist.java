package io.paychain.jobs.domain;

import io.paychain.jobs.api.ChecklistItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The things to do, in order; immutable.
 *
 * @param items numbered from 1
 */
public record Checklist(List<ChecklistItem> items) {

    /** At most so many items. */
    public static final int MAX_ITEMS = 100;
    /** At most so many characters an item. */
    public static final int MAX_TEXT = 500;

    /** Copies the list. */
    public Checklist {
        items = List.copyOf(items);
    }

    /** Nothing ticked yet. */
    public static Checklist of(List<String> texts) {
        return new Checklist(IntStream.range(0, texts.size())
                .mapToObj(i -> new ChecklistItem(i + 1, texts.get(i), false))
                .toList());
    }

    /** The texts alone: what the terms hash binds. */
    public List<String> texts() {
        return items.stream().map(ChecklistItem::text).toList();
    }

    /** True when there is an item of that id. */
    public boolean has(int id) {
        return items.stream().anyMatch(item -> item.id() == id);
    }

    /** With these ticks set or taken away; ids that do not exist are ignored. */
    public Checklist with(Map<Integer, Boolean> ticks) {
        List<ChecklistItem> changed = new ArrayList<>();
        for (ChecklistItem item : items) {
            changed.add(new ChecklistItem(item.id(), item.text(), ticks.getOrDefault(item.id(), item.completed())));
        }
        return new Checklist(changed);
    }

    /** The same texts, nothing ticked. */
    public Checklist cleared() {
        return of(texts());
    }

    /** True when at least one item is ticked. */
    public boolean begun() {
        return items.stream().anyMatch(ChecklistItem::completed);
    }

    /** Completed items of all in percent, rounded down, so 100 means all; 0 without items. */
    public int progressPercent() {
        long done = items.stream().filter(ChecklistItem::completed).count();
        return items.isEmpty() ? 0 : (int) (done * 100 / items.size());
    }
}

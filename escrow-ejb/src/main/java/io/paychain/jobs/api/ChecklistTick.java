package io.paychain.jobs.api;

import org.jspecify.annotations.Nullable;

/** A change of one item's tick as asked for; nulls are refused with a field error. */
public record ChecklistTick(@Nullable Integer id, @Nullable Boolean completed) {}

package io.paychain.jobs.api;

/**
 * One thing to do.
 *
 * @param id from 1, in order of posting; never changes
 * @param text at most 500 characters; bound by the terms hash once the pay is locked
 * @param completed ticked by the worker
 */
public record ChecklistItem(int id, String text, boolean completed) {}

package io.paychain.admin.api;

/**
 * How far a subscriber has come with the events.
 *
 * @param name of the subscriber
 * @param behind events it has not seen yet
 * @param quarantined events set aside for it
 */
public record SubscriberState(String name, long behind, long quarantined) {}

package io.paychain.jobs.domain;

/**
 * What may be reworded until acceptance (D14).
 *
 * @param title at most 200 characters
 * @param description at most 10 000 characters
 * @param jobType at most 50 characters
 */
public record Wording(String title, String description, String jobType) {}

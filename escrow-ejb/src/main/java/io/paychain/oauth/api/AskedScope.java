package io.paychain.oauth.api;

/**
 * A scope as people are told of it.
 *
 * @param scope its text
 * @param description what it means
 */
public record AskedScope(String scope, String description) {}

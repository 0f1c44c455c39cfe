package io.paychain.identity.api;

/**
 * An address was verified.
 *
 * @param email the address
 * @param redirectUrl the page to go on with, a path of the web app (V4)
 */
public record Verified(String email, String redirectUrl) {}

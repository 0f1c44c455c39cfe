package io.paychain.organisations.api;

/**
 * An entry of the catalogue.
 *
 * @param code names it
 * @param description for people
 */
public record PermissionView(String code, String description) {}

package io.paychain.organisations.api;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation asks of who acts for it.
 *
 * @param requireSecondFactor whether two factors must have been shown; null asks for none
 * @param maxIdleMinutes 5 to 43 200; null for any time
 */
public record OrganisationPolicy(
        @Nullable Boolean requireSecondFactor, @Nullable Integer maxIdleMinutes) {}

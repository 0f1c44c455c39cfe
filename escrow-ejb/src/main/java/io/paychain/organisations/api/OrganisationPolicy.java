package io.paychain.organisations.api;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation asks of who acts for it.
 *
 * @param requireSecondFactor whether two factors must have been shown; null keeps what there is
 * @param maxIdleMinutes 5 to 43 200, or 0 for any time; null keeps what there is
 */
public record OrganisationPolicy(
        @Nullable Boolean requireSecondFactor, @Nullable Integer maxIdleMinutes) {}

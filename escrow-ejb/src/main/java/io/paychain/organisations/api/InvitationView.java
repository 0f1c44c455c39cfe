package io.paychain.organisations.api;

import java.time.Instant;

/**
 * An open invitation as the organisation sees it.
 *
 * @param id the invitation
 * @param email to whom it went
 * @param roleId the role that waits for them
 * @param role its name
 * @param invitedBy who asked them, a user id
 * @param sentAt when the newest link was sent
 * @param expiresAt when that stops working
 * @param expired whether it has
 */
public record InvitationView(
        long id,
        String email,
        long roleId,
        String role,
        long invitedBy,
        Instant sentAt,
        Instant expiresAt,
        boolean expired) {}

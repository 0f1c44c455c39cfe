package io.paychain.organisations.api;

import java.time.Instant;

/**
 * An invitation as the invited person sees it.
 *
 * @param id the invitation
 * @param organizationId to where
 * @param organization its name
 * @param role the role that waits for them
 * @param invitedBy the name of who asked them
 * @param email the address that it is for
 * @param expiresAt when it stops working
 * @param acceptable whether the caller has proven to read that address
 */
public record ReceivedInvitation(
        long id,
        long organizationId,
        String organization,
        String role,
        String invitedBy,
        String email,
        Instant expiresAt,
        boolean acceptable) {}

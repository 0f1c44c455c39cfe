package io.paychain.organisations.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as one of its members sees it.
 *
 * @param id the organisation
 * @param name as its members call it
 * @param roleId the caller's role
 * @param role that role's name
 * @param permissions what the caller may do there, by code
 * @param requireSecondFactor whether members need two factors to act for it
 * @param maxIdleMinutes how long a session may not have acted for it before its holder must prove who they are;
 *     null for any time
 * @param createdAt when it was founded
 * @param archivedAt since when nothing changes in it; null while it is in use
 * @param version grows with every change of name or policy; the ETag
 */
public record OrganisationView(
        long id,
        String name,
        long roleId,
        String role,
        List<String> permissions,
        boolean requireSecondFactor,
        @Nullable Integer maxIdleMinutes,
        Instant createdAt,
        @Nullable Instant archivedAt,
        @JsonIgnore long version) {}

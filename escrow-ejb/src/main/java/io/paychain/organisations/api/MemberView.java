package io.paychain.organisations.api;

import io.paychain.identity.api.UserSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member.
 *
 * @param userId who
 * @param user what anybody may know of them
 * @param roleId their role
 * @param role its name
 * @param joinedAt since when
 * @param version grows with every change of the role; {@code If-Match: "v<version>"} names it
 */
public record MemberView(
        long userId, @Nullable UserSummary user, long roleId, String role, Instant joinedAt, long version) {}

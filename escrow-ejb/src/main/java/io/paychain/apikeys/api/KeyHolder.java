package io.paychain.apikeys.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls with a key that works.
 *
 * @param keyId the key
 * @param organizationId for whom; null for the platform
 * @param scopes what for
 */
public record KeyHolder(long keyId, @Nullable Long organizationId, Set<KeyScope> scopes) {}

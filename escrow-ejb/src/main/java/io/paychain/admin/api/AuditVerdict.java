package io.paychain.admin.api;

import org.jspecify.annotations.Nullable;

/**
 * What walking the chain found.
 *
 * @param intact whether every entry walked is as it was sealed, in its place
 * @param checked how many entries were walked
 * @param lastPosition the last place walked; go on from it while {@code more}
 * @param headPosition the chain's end
 * @param headHash the chain's hash there, 64 hexadecimal digits: note it elsewhere, and nobody can rewrite the past
 * @param more whether there are entries after the last one walked
 * @param brokenAt the first place that is missing or changed; null when intact
 */
public record AuditVerdict(
        boolean intact,
        int checked,
        long lastPosition,
        long headPosition,
        String headHash,
        boolean more,
        @Nullable Long brokenAt) {}

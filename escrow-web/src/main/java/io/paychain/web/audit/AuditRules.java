package io.paychain.web.audit;

import io.paychain.web.access.Access;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are remembered: every denial, everything around signing in and accounts, whose ever they are, what
 * operators and services do, and who takes the trail along.
 */
final class AuditRules {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Happens for every open page every few minutes; a refused one is a denial. */
    private static final Set<String> ROUTINE =
            Set.of("refresh", "createNonce", "createTicket", "createPasskeyChallenge", "readAuthorization");

    private static final Set<String> READ = Set.of("exportAuditEntries", "exportMyData");

    private AuditRules() {}

    /** True for 401 and 403. */
    static boolean denied(int status) {
        return status == 401 || status == 403;
    }

    /**
     * Decides by the answer's status and the operation.
     *
     * @param rule who may call the operation; null when nothing says so
     */
    static boolean remembered(int status, String method, String path, String operation, Access.@Nullable Rule rule) {
        if (denied(status) || READ.contains(operation)) {
            return true;
        }
        if (SAFE.contains(method) || ROUTINE.contains(operation)) {
            return false;
        }
        boolean restricted = rule == Access.Rule.ROLE || rule == Access.Rule.SERVICE;
        return restricted
                || path.startsWith("auth/")
                || path.startsWith("users/")
                || path.startsWith("oauth/")
                || path.startsWith("organisations");
    }
}

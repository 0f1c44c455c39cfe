package io.paychain.web.audit;

import io.paychain.admin.api.AuditQuery;
import io.paychain.shared.error.Refusal;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a search of the audit trail may ask for. */
public class AuditParams {

    @QueryParam("principal")
    @Parameter(description = "user:42, service:job or anonymous", example = "user:42")
    @Nullable
    String principal;

    @QueryParam("action")
    @Parameter(description = "An operation's id", example = "login")
    @Nullable
    String action;

    @QueryParam("outcome")
    @Parameter(description = "done, denied or failed", example = "denied")
    @Nullable
    String outcome;

    @QueryParam("from")
    @Parameter(description = "Not before, RFC 3339", example = "2026-11-22T00:00:00Z")
    @Nullable
    String from;

    @QueryParam("until")
    @Parameter(description = "Before, RFC 3339", example = "2026-11-23T00:00:00Z")
    @Nullable
    String until;

    /**
     * The query.
     *
     * @throws Refusal VALIDATION_ERROR naming the parameter
     */
    AuditQuery query() {
        return new AuditQuery(
                text("principal", principal, "[a-z0-9:_-]{1,80}"),
                text("action", action, "[A-Za-z0-9]{1,80}"),
                text("outcome", outcome, "done|denied|failed"),
                time("from", from),
                time("until", until));
    }

    private static @Nullable String text(String name, @Nullable String given, String form) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (!given.matches(form)) {
            throw Refusal.field(name, "WRONG_FORMAT", name + " has the wrong form.");
        }
        return given;
    }

    private static @Nullable Instant time(String name, @Nullable String given) {
        try {
            return given == null || given.isEmpty() ? null : Instant.parse(given);
        } catch (DateTimeParseException e) {
            throw Refusal.field(name, "WRONG_FORMAT", name + " is a time as 2026-11-22T09:00:00Z.");
        }
    }
}

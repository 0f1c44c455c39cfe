package io.paychain.web.audit;

import static io.paychain.web.access.Access.Rule.ROLE;

import io.paychain.admin.AuditTrail;
import io.paychain.admin.api.AuditEntry;
import io.paychain.admin.api.AuditQuery;
import io.paychain.admin.api.AuditVerdict;
import io.paychain.shared.Page;
import io.paychain.shared.error.Refusal;
import io.paychain.web.access.Access;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import io.paychain.web.http.Json;
import io.paychain.web.http.Numbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The audit trail: search it, take it along, and check that nobody rewrote it. */
@Path("/admin/audit")
@ApplicationScoped
@Tag(name = "admin")
public class AuditResource {

    private static final String LINES = "application/x-ndjson";
    private static final int PAGE = 100;

    @Inject
    AuditTrail trail;

    /** Searches. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Access(
            value = ROLE,
            any = {"admin", "auditor"})
    @Operation(
            operationId = "listAuditEntries",
            summary = "Search the audit trail",
            description = "Sign-ins, denials and what operators and services did, newest first.")
    @APIResponse(responseCode = "200", description = "A page of entries with the cursor of the next")
    @APIResponse(responseCode = "400", description = "A parameter is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is neither administrator nor auditor")
    @Answers(value = AuditEntry.class, page = true)
    public Envelope list(
            @BeanParam AuditParams params,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(trail.find(params.query(), Numbers.limit(limit), cursor), "The audit trail.");
    }

    /** All entries of a search as lines of JSON. */
    @GET
    @Path("/export")
    @Produces({LINES, MediaType.APPLICATION_JSON})
    @Access(
            value = ROLE,
            any = {"admin", "auditor"})
    @Operation(
            operationId = "exportAuditEntries",
            summary = "Export the audit trail",
            description = "All entries of a search, newest first, one JSON object per line (application/x-ndjson).")
    @APIResponse(responseCode = "200", description = "The entries, a line each")
    @APIResponse(responseCode = "400", description = "A parameter is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is neither administrator nor auditor")
    public Response export(@BeanParam AuditParams params) {
        AuditQuery query = params.query();
        StreamingOutput lines = out -> write(query, out);
        return Response.ok(lines, LINES)
                .header("Content-Disposition", "attachment; filename=\"audit.ndjson\"")
                .build();
    }

    private void write(AuditQuery query, OutputStream out) throws IOException {
        String cursor = null;
        do {
            Page<AuditEntry> page = trail.find(query, PAGE, cursor);
            for (AuditEntry entry : page.items()) {
                out.write((Json.mapper().writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    /** Walks the chain. */
    @GET
    @Path("/verification")
    @Produces(MediaType.APPLICATION_JSON)
    @Access(
            value = ROLE,
            any = {"admin", "auditor"})
    @Operation(
            operationId = "verifyAuditTrail",
            summary = "Check the audit trail",
            description = "Computes the chain of hashes anew, 10 000 entries at once, and compares. While more is true,"
                    + " go on with after = last_position. Keep head_hash somewhere else: whoever rewrites the past"
                    + " cannot come to the same hash.")
    @APIResponse(responseCode = "200", description = "Whether the chain is whole, and where it is not")
    @APIResponse(responseCode = "400", description = "after is no place in the chain")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is neither administrator nor auditor")
    @Answers(AuditVerdict.class)
    public Envelope verify(
            @Parameter(description = "The place to start after; 0 when left out", example = "0")
                    @QueryParam("after")
                    @Nullable
                    String after) {
        if (after != null && !after.matches("[0-9]{1,18}")) {
            throw Refusal.field("after", "WRONG_FORMAT", "after is a place in the chain.");
        }
        AuditVerdict verdict = trail.verify(after == null ? 0 : Long.parseLong(after));
        return Envelope.of(verdict, verdict.intact() ? "The chain is whole." : "The chain is broken.");
    }
}

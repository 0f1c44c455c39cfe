package io.paychain.web.admin;

import static io.paychain.web.access.Access.Rule.ROLE;

import io.paychain.admin.OrganisationOverview;
import io.paychain.admin.api.OrganisationRow;
import io.paychain.web.access.Access;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import io.paychain.web.http.Numbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Organisations, for operators. */
@Path("/admin/organisations")
@ApplicationScoped
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationsOverviewResource {

    @Inject
    OrganisationOverview overview;

    /** Finds organisations. */
    @GET
    @Access(
            value = ROLE,
            any = {"admin", "auditor", "support"})
    @Operation(
            operationId = "findOrganisations",
            summary = "Find organisations",
            description = "Of everybody, newest first, archived ones too.")
    @APIResponse(responseCode = "200", description = "A page of organisations with the cursor of the next")
    @APIResponse(responseCode = "400", description = "A filter is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no operator")
    @Answers(value = OrganisationRow.class, page = true)
    public Envelope list(
            @Parameter(description = "Part of the name", example = "care") @QueryParam("q") @Nullable String q,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(overview.find(q, Numbers.limit(limit), cursor), "Organisations.");
    }
}

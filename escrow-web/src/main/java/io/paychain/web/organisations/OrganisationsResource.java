package io.paychain.web.organisations;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;
import static io.paychain.web.access.Access.Rule.SIGNED_IN_OR_SERVICE;

import io.paychain.organisations.OrganisationService;
import io.paychain.organisations.RoleService;
import io.paychain.organisations.api.HistoryEntry;
import io.paychain.organisations.api.OrganisationPolicy;
import io.paychain.organisations.api.OrganisationView;
import io.paychain.organisations.api.PermissionView;
import io.paychain.shared.Scope;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.ETags;
import io.paychain.web.http.Envelope;
import io.paychain.web.http.Numbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Organisations; to everybody who is no member they do not exist. */
@Path("/organisations")
@ApplicationScoped
@Tag(name = "organisations", description = "People who act together, with roles")
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationsResource {

    /** Ids match by pattern (D53). */
    static final String ID = "/{id: [0-9]{1,18}}";

    @Inject
    OrganisationService organisations;

    @Inject
    RoleService roles;

    @Schema(name = "OrganisationRequest", description = "An organisation to found, or its new name")
    record OrganisationBody(
            @Schema(example = "Elm House Care") @Nullable String name) {}

    @Schema(name = "OrganisationPolicyRequest", description = "What is asked of who acts for the organisation")
    record PolicyBody(
            @Schema(example = "true", description = "Stays as it is when it is absent") @Nullable
            Boolean requireSecondFactor,

            @Schema(
                    example = "60",
                    minimum = "0",
                    maximum = "43200",
                    description = "5 or more, or 0 for any time; stays as it is when it is absent")
            @Nullable
            Integer maxIdleMinutes) {}

    /** Founds an organisation. */
    @POST
    @Access(SIGNED_IN)
    @Operation(
            operationId = "createOrganisation",
            summary = "Found an organisation",
            description = "The caller is its first owner. A person owns at most 20.")
    @APIResponse(responseCode = "201", description = "The organisation; Location names it")
    @APIResponse(responseCode = "400", description = "The name is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "409", description = "The caller owns too many")
    @Answers(OrganisationView.class)
    public Response create(@Context SecurityContext security, @Context UriInfo uri, OrganisationBody body) {
        OrganisationView made = organisations.create(Callers.from(security), body.name());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(made.id()))
                        .build())
                .header(HttpHeaders.ETAG, ETags.of(made.version()))
                .entity(Envelope.of(made, "Founded."))
                .build();
    }

    /** The caller's organisations. */
    @GET
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listOrganisations",
            summary = "List my organisations",
            description = "Those in use that the caller belongs to, with the caller's role, oldest first.")
    @APIResponse(responseCode = "200", description = "A page of organisations with the cursor of the next")
    @APIResponse(responseCode = "400", description = "The limit or the cursor is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(value = OrganisationView.class, page = true)
    public Envelope list(
            @Context SecurityContext security,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(
                organisations.mine(Callers.from(security), Numbers.limit(limit), cursor), "Your organisations.");
    }

    /** What roles may hold. */
    @GET
    @Path("/permissions")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listPermissions",
            summary = "List permissions",
            description = "Everything that a role may hold, the same for all organisations.")
    @APIResponse(responseCode = "200", description = "The catalogue")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(value = PermissionView.class, page = true)
    public Envelope permissions() {
        return Envelope.of(roles.catalogue(), "The permissions.");
    }

    /** One organisation. */
    @GET
    @Path(ID)
    @Access(value = SIGNED_IN_OR_SERVICE, any = "organisation:read", scope = Scope.ORGANISATION_READ)
    @Operation(
            operationId = "getOrganisation",
            summary = "Read an organisation",
            description = "With the caller's role and permissions and the organisation's policy, for its members.")
    @APIResponse(responseCode = "200", description = "The organisation with its ETag")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "There is none such, or the caller is no member")
    @Answers(OrganisationView.class)
    public Response get(@Context SecurityContext security, @PathParam("id") long id) {
        return tagged(organisations.find(Callers.from(security), id), "The organisation.");
    }

    /** Renames it. */
    @PUT
    @Path(ID)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "renameOrganisation",
            summary = "Rename an organisation",
            description = "Needs organisation:edit.")
    @APIResponse(responseCode = "200", description = "The organisation as it is now")
    @APIResponse(responseCode = "400", description = "The name is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is none such, or the caller is no member")
    @APIResponse(responseCode = "409", description = "It is archived")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @Answers(OrganisationView.class)
    public Response rename(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("id") long id,
            OrganisationBody body) {
        Long expected = ETags.expected(headers.getHeaderString(HttpHeaders.IF_MATCH));
        return tagged(organisations.rename(Callers.from(security), id, body.name(), expected), "Renamed.");
    }

    /** Sets what is asked of its members. */
    @PUT
    @Path(ID + "/policy")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "setOrganisationPolicy",
            summary = "Set an organisation's policy",
            description = "Whether members need two factors to act for it, and after how many minutes in which a"
                    + " session did not act for it its holder must prove who they are. What is left out stays."
                    + " Needs policy:manage, a sign-in of the last ten minutes, and a session that fulfils"
                    + " the new policy.")
    @APIResponse(responseCode = "200", description = "The organisation as it is now")
    @APIResponse(responseCode = "400", description = "The minutes are out of range")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is none such, or the caller is no member")
    @APIResponse(responseCode = "409", description = "It is archived")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @Answers(OrganisationView.class)
    public Response policy(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("id") long id,
            PolicyBody body) {
        Long expected = ETags.expected(headers.getHeaderString(HttpHeaders.IF_MATCH));
        OrganisationPolicy asked = new OrganisationPolicy(body.requireSecondFactor(), body.maxIdleMinutes());
        return tagged(organisations.setPolicy(Callers.from(security), id, asked, expected), "Saved.");
    }

    /** Archives it. */
    @DELETE
    @Path(ID)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "archiveOrganisation",
            summary = "Archive an organisation",
            description = "It can be read and no longer changed; invitations and API keys stop at once. Its jobs go on:"
                    + " their money belongs to the wallets that funded them. Needs organisation:archive and a sign-in"
                    + " of the last ten minutes.")
    @APIResponse(responseCode = "204", description = "Archived")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is none such, or the caller is no member")
    @APIResponse(responseCode = "409", description = "It is archived already")
    public Response archive(@Context SecurityContext security, @PathParam("id") long id) {
        organisations.archive(Callers.from(security), id);
        return Response.noContent().build();
    }

    /** What was done in it. */
    @GET
    @Path(ID + "/history")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listOrganisationHistory",
            summary = "Read an organisation's history",
            description = "Who changed what, newest first. Needs history:read.")
    @APIResponse(responseCode = "200", description = "A page of entries with the cursor of the next")
    @APIResponse(responseCode = "400", description = "The limit or the cursor is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is none such, or the caller is no member")
    @Answers(value = HistoryEntry.class, page = true)
    public Envelope history(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(
                organisations.history(Callers.from(security), id, Numbers.limit(limit), cursor), "What was done.");
    }

    private static Response tagged(OrganisationView view, String message) {
        return Response.ok(Envelope.of(view, message))
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}

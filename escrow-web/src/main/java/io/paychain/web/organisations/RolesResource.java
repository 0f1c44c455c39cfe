package io.paychain.web.organisations;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.organisations.RoleService;
import io.paychain.organisations.api.RoleRequest;
import io.paychain.organisations.api.RoleView;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.ETags;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The roles of an organisation. */
@Path("/organisations")
@ApplicationScoped
@Tag(name = "organisations")
@Produces(MediaType.APPLICATION_JSON)
public class RolesResource {

    @Inject
    RoleService roles;

    @Schema(name = "RoleRequest", description = "A role to make; in a change every member may be left out")
    record RoleBody(
            @Schema(example = "Night manager") @Nullable String name,
            @Nullable List<@Nullable String> permissions) {

        RoleRequest asked() {
            return new RoleRequest(name, permissions);
        }
    }

    /** The roles. */
    @GET
    @Path(OrganisationsResource.ID + "/roles")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listRoles",
            summary = "List roles",
            description =
                    "The five built-in roles and the organisation's own, at most 25. Needs members:read or invitations:manage.")
    @APIResponse(responseCode = "200", description = "The roles")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is none such, or the caller is no member")
    @Answers(value = RoleView.class, page = true)
    public Envelope list(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(roles.list(Callers.from(security), id), "The roles.");
    }

    /** Makes a role. */
    @POST
    @Path(OrganisationsResource.ID + "/roles")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "createRole",
            summary = "Make a role",
            description = "Needs roles:manage and every permission that the role gets.")
    @APIResponse(responseCode = "201", description = "The role; Location names it")
    @APIResponse(responseCode = "400", description = "The name or a permission is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is none such, or the caller is no member")
    @APIResponse(responseCode = "409", description = "The name is taken, there are too many, or it is archived")
    @Answers(RoleView.class)
    public Response create(
            @Context SecurityContext security, @Context UriInfo uri, @PathParam("id") long id, RoleBody body) {
        RoleView made = roles.create(Callers.from(security), id, body.asked());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(made.id()))
                        .build())
                .header(HttpHeaders.ETAG, ETags.of(made.version()))
                .entity(Envelope.of(made, "The role is made."))
                .build();
    }

    /** Changes a role. */
    @PUT
    @Path(OrganisationsResource.ID + "/roles/{roleId: [0-9]{1,18}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "changeRole",
            summary = "Change a role",
            description =
                    "It counts with the next request of each of its members. Needs roles:manage and every permission that the role has or gets.")
    @APIResponse(responseCode = "200", description = "The role as it is now, with its ETag")
    @APIResponse(responseCode = "400", description = "The name or a permission is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such organisation or role")
    @APIResponse(responseCode = "409", description = "The role is built in, the name is taken, or it is archived")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @Answers(RoleView.class)
    public Response change(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("id") long id,
            @PathParam("roleId") long roleId,
            RoleBody body) {
        Long expected = ETags.expected(headers.getHeaderString(HttpHeaders.IF_MATCH));
        RoleView now = roles.change(Callers.from(security), id, roleId, body.asked(), expected);
        return Response.ok(Envelope.of(now, "Saved."))
                .header(HttpHeaders.ETAG, ETags.of(now.version()))
                .build();
    }

    /** Deletes a role. */
    @DELETE
    @Path(OrganisationsResource.ID + "/roles/{roleId: [0-9]{1,18}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "deleteRole",
            summary = "Delete a role",
            description =
                    "One that no member and no open invitation has. Needs roles:manage and every permission that it has.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such organisation or role")
    @APIResponse(responseCode = "409", description = "The role is built in or in use, or it is archived")
    public Response delete(
            @Context SecurityContext security, @PathParam("id") long id, @PathParam("roleId") long roleId) {
        roles.delete(Callers.from(security), id, roleId);
        return Response.noContent().build();
    }
}

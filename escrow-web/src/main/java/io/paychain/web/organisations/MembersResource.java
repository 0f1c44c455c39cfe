package io.paychain.web.organisations;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;
import static io.paychain.web.access.Access.Rule.SIGNED_IN_OR_SERVICE;

import io.paychain.organisations.MemberService;
import io.paychain.organisations.api.MemberView;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who belongs to an organisation. */
@Path("/organisations")
@ApplicationScoped
@Tag(name = "organisations")
@Produces(MediaType.APPLICATION_JSON)
public class MembersResource {

    @Inject
    MemberService members;

    @Schema(name = "MemberRequest", description = "The role that a member gets")
    record MemberBody(@Schema(example = "7") @Nullable Long roleId) {}

    @Schema(name = "OwnershipRequest", description = "To whom the organisation is handed over")
    record OwnershipBody(@Schema(example = "42") @Nullable Long userId) {}

    /** The members. */
    @GET
    @Path(OrganisationsResource.ID + "/members")
    @Access(value = SIGNED_IN_OR_SERVICE, any = "organisation:read", scope = Scope.ORGANISATION_READ)
    @Operation(
            operationId = "listMembers",
            summary = "List members",
            description = "Who belongs to the organisation, by user id. Needs members:read.")
    @APIResponse(responseCode = "200", description = "A page of members with the cursor of the next")
    @APIResponse(responseCode = "400", description = "The limit or the cursor is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is none such, or the caller is no member")
    @Answers(value = MemberView.class, page = true)
    public Envelope list(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(members.list(Callers.from(security), id, Numbers.limit(limit), cursor), "The members.");
    }

    /** Gives a member another role. */
    @PUT
    @Path(OrganisationsResource.ID + "/members/{userId: [0-9]{1,18}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "changeMember",
            summary = "Change a member's role",
            description =
                    "It counts with their next request. Needs members:manage and every permission that the member has or gets; only owners make and unmake owners.")
    @APIResponse(responseCode = "200", description = "The member as they stand now, with their ETag")
    @APIResponse(responseCode = "400", description = "No role is named")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such organisation, member or role")
    @APIResponse(responseCode = "409", description = "They are the last owner, or it is archived")
    @APIResponse(responseCode = "412", description = "They have changed since they were read")
    @Answers(MemberView.class)
    public Response change(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("id") long id,
            @PathParam("userId") long userId,
            MemberBody body) {
        Long expected = ETags.expected(headers.getHeaderString(HttpHeaders.IF_MATCH));
        MemberView now = members.changeRole(Callers.from(security), id, userId, body.roleId(), expected);
        return Response.ok(Envelope.of(now, "Saved."))
                .header(HttpHeaders.ETAG, ETags.of(now.version()))
                .build();
    }

    /** Removes a member, or lets the caller leave. */
    @DELETE
    @Path(OrganisationsResource.ID + "/members/{userId: [0-9]{1,18}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "removeMember",
            summary = "Remove a member, or leave",
            description =
                    "With one's own id it is leaving, which needs no permission. Else it needs members:manage and every permission that the member has.")
    @APIResponse(responseCode = "204", description = "They no longer belong to it")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such organisation or member")
    @APIResponse(responseCode = "409", description = "They are the last owner, or it is archived")
    public Response remove(
            @Context SecurityContext security, @PathParam("id") long id, @PathParam("userId") long userId) {
        members.remove(Callers.from(security), id, userId);
        return Response.noContent().build();
    }

    /** Hands it over. */
    @POST
    @Path(OrganisationsResource.ID + "/ownership")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "transferOwnership",
            summary = "Hand an organisation over",
            description =
                    "The member becomes an owner, the caller an administrator of it. For owners, with a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "200", description = "The new owner")
    @APIResponse(responseCode = "400", description = "No other member is named")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such organisation or member")
    @APIResponse(responseCode = "409", description = "It is archived")
    @Answers(MemberView.class)
    public Envelope transfer(@Context SecurityContext security, @PathParam("id") long id, OwnershipBody body) {
        return Envelope.of(members.transfer(Callers.from(security), id, body.userId()), "Handed over.");
    }
}

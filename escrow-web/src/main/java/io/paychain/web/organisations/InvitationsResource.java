package io.paychain.web.organisations;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.organisations.InvitationService;
import io.paychain.organisations.api.InvitationView;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import io.paychain.web.http.Numbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
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

/** Invitations as an organisation handles them. */
@Path("/organisations")
@ApplicationScoped
@Tag(name = "organisations")
@Produces(MediaType.APPLICATION_JSON)
public class InvitationsResource {

    @Inject
    InvitationService invitations;

    @Schema(name = "InvitationRequest", description = "Whom to invite, and the role that waits for them")
    record InvitationBody(
            @Schema(example = "bela@example.org") @Nullable String email,

            @Schema(example = "7") @Nullable Long roleId) {}

    /** Open invitations. */
    @GET
    @Path(OrganisationsResource.ID + "/invitations")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listInvitations",
            summary = "List open invitations",
            description = "Also those whose link has expired, newest first. Needs invitations:read.")
    @APIResponse(responseCode = "200", description = "A page of invitations with the cursor of the next")
    @APIResponse(responseCode = "400", description = "The limit or the cursor is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is none such, or the caller is no member")
    @Answers(value = InvitationView.class, page = true)
    public Envelope list(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(
                invitations.list(Callers.from(security), id, Numbers.limit(limit), cursor), "Open invitations.");
    }

    /** Invites somebody. */
    @POST
    @Path(OrganisationsResource.ID + "/invitations")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "createInvitation",
            summary = "Invite somebody",
            description =
                    "By mail, with a link that works for seven days and once, for whoever has proven to read the address. Needs invitations:manage and every permission of the role.")
    @APIResponse(responseCode = "201", description = "The invitation; Location names it")
    @APIResponse(responseCode = "400", description = "The address or the role is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such organisation or role")
    @APIResponse(responseCode = "409", description = "They are invited already, there are too many, or it is archived")
    @APIResponse(responseCode = "429", description = "The address got enough invitations today")
    @Answers(InvitationView.class)
    public Response create(
            @Context SecurityContext security, @Context UriInfo uri, @PathParam("id") long id, InvitationBody body) {
        InvitationView made = invitations.invite(Callers.from(security), id, body.email(), body.roleId());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(made.id()))
                        .build())
                .entity(Envelope.of(made, "The mail is on its way."))
                .build();
    }

    /** Sends one again. */
    @POST
    @Path(OrganisationsResource.ID + "/invitations/{invitationId: [0-9]{1,18}}/resend")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "resendInvitation",
            summary = "Send an invitation again",
            description =
                    "By a new link; the old one is dead. Needs invitations:manage and every permission of the role.")
    @APIResponse(responseCode = "200", description = "The invitation as it is now")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such organisation or invitation")
    @APIResponse(responseCode = "409", description = "The organisation is archived")
    @APIResponse(responseCode = "429", description = "The address got enough invitations today")
    @Answers(InvitationView.class)
    public Envelope resend(
            @Context SecurityContext security, @PathParam("id") long id, @PathParam("invitationId") long invitationId) {
        return Envelope.of(invitations.resend(Callers.from(security), id, invitationId), "The mail is on its way.");
    }

    /** Withdraws one. */
    @DELETE
    @Path(OrganisationsResource.ID + "/invitations/{invitationId: [0-9]{1,18}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "withdrawInvitation",
            summary = "Withdraw an invitation",
            description = "Its link is dead at once. Needs invitations:manage.")
    @APIResponse(responseCode = "204", description = "Withdrawn")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such organisation or invitation")
    @APIResponse(responseCode = "409", description = "The organisation is archived")
    public Response withdraw(
            @Context SecurityContext security, @PathParam("id") long id, @PathParam("invitationId") long invitationId) {
        invitations.withdraw(Callers.from(security), id, invitationId);
        return Response.noContent().build();
    }
}

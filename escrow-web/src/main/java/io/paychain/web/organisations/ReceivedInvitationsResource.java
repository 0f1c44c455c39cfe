package io.paychain.web.organisations;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.organisations.ReceivedInvitations;
import io.paychain.organisations.api.OrganisationView;
import io.paychain.organisations.api.ReceivedInvitation;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Invitations as the invited people handle them. */
@Path("/organisations")
@ApplicationScoped
@Tag(name = "organisations")
@Produces(MediaType.APPLICATION_JSON)
public class ReceivedInvitationsResource {

    @Inject
    ReceivedInvitations invitations;

    @Schema(name = "InvitationToken", description = "The token of a mail's link, which stands after the # there")
    record TokenBody(@Schema(example = "c9f0c1a4") @Nullable String token) {}

    /** What waits for the caller. */
    @GET
    @Path("/invitations")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listReceivedInvitations",
            summary = "List invitations to me",
            description = "Open invitations to the caller's proven address, newest first, at most 100.")
    @APIResponse(responseCode = "200", description = "The invitations")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(value = ReceivedInvitation.class, page = true)
    public Envelope mine(@Context SecurityContext security) {
        return Envelope.of(invitations.mine(Callers.from(security)), "Your invitations.");
    }

    /** What a link is for. */
    @POST
    @Path("/invitations/lookup")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "lookUpInvitation",
            summary = "Read an invitation by its link",
            description = "Changes nothing. acceptable tells whether the caller has proven to read the address.")
    @APIResponse(responseCode = "200", description = "The invitation")
    @APIResponse(responseCode = "400", description = "The link works no more")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(ReceivedInvitation.class)
    public Envelope lookUp(@Context SecurityContext security, TokenBody body) {
        return Envelope.of(invitations.lookUp(Callers.from(security), body.token()), "The invitation.");
    }

    /** Joins by a link. */
    @POST
    @Path("/invitations/accept")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "acceptInvitationByLink",
            summary = "Accept an invitation by its link",
            description = "Works once, and for whoever has proven to read the address.")
    @APIResponse(responseCode = "200", description = "The organisation that the caller belongs to now")
    @APIResponse(responseCode = "400", description = "The link works no more")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The invitation is for another address")
    @APIResponse(responseCode = "409", description = "The caller is a member already")
    @Answers(OrganisationView.class)
    public Envelope accept(@Context SecurityContext security, TokenBody body) {
        return Envelope.of(invitations.accept(Callers.from(security), body.token()), "Welcome.");
    }

    /** Says no by a link. */
    @POST
    @Path("/invitations/decline")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "declineInvitationByLink",
            summary = "Decline an invitation by its link",
            description = "Its link is dead at once.")
    @APIResponse(responseCode = "204", description = "Declined")
    @APIResponse(responseCode = "400", description = "The link works no more")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The invitation is for another address")
    public Response decline(@Context SecurityContext security, TokenBody body) {
        invitations.decline(Callers.from(security), body.token());
        return Response.noContent().build();
    }

    /** Joins by an invitation of the list. */
    @POST
    @Path("/invitations/{invitationId: [0-9]{1,18}}/accept")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "acceptInvitation",
            summary = "Accept an invitation",
            description = "One of the caller's list.")
    @APIResponse(responseCode = "200", description = "The organisation that the caller belongs to now")
    @APIResponse(responseCode = "400", description = "Its sender may no longer offer it")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "There is no such invitation to the caller's address")
    @APIResponse(responseCode = "409", description = "The caller is a member already")
    @Answers(OrganisationView.class)
    public Envelope acceptOne(@Context SecurityContext security, @PathParam("invitationId") long invitationId) {
        return Envelope.of(invitations.acceptOne(Callers.from(security), invitationId), "Welcome.");
    }

    /** Says no to an invitation of the list. */
    @POST
    @Path("/invitations/{invitationId: [0-9]{1,18}}/decline")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "declineInvitation",
            summary = "Decline an invitation",
            description = "One of the caller's list.")
    @APIResponse(responseCode = "204", description = "Declined")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "There is no such invitation to the caller's address")
    public Response declineOne(@Context SecurityContext security, @PathParam("invitationId") long invitationId) {
        invitations.declineOne(Callers.from(security), invitationId);
        return Response.noContent().build();
    }
}

package io.paychain.web.disputes;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.disputes.ProposalDesk;
import io.paychain.disputes.ProposalService;
import io.paychain.disputes.ProposalTexts;
import io.paychain.disputes.api.ProposalView;
import io.paychain.escrow.api.TypedData;
import io.paychain.jobs.api.JobView;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the other party does with a proposal, and taking it back. */
@Path("/proposals")
@ApplicationScoped
@Tag(name = "disputes")
@Produces(MediaType.APPLICATION_JSON)
public class ProposalsResource {

    @Inject
    ProposalService proposals;

    @Inject
    ProposalTexts texts;

    @Inject
    ProposalDesk desk;

    /** Accept a proposal: what to sign. */
    @GET
    @Path("/{id: [0-9]{1,18}}/acceptance")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "prepareProposalAcceptance",
            summary = "Accept a proposal: what to sign",
            description = "The same EIP-712 typed data that the proposer has signed.")
    @APIResponse(responseCode = "200", description = "typed_data for eth_signTypedData_v4, and valid_until")
    @APIResponse(responseCode = "403", description = "It is the caller's own")
    @APIResponse(responseCode = "404", description = "There is no such proposal, or the caller is no party")
    @APIResponse(responseCode = "409", description = "It can no longer be accepted")
    @Answers(TypedData.class)
    public Envelope text(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(texts.acceptanceText(Callers.from(security), id), "Sign this.");
    }

    /** Accept a proposal. */
    @POST
    @Path("/{id: [0-9]{1,18}}/accept")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "acceptProposal",
            summary = "Accept a proposal",
            description = "Both signatures go to the contract at the platform's cost.")
    @APIResponse(responseCode = "202", description = "The job with what is pending; an event tells the end")
    @APIResponse(
            responseCode = "400",
            description = "A member is wrong, or the signature malformed, expired or not the caller's")
    @APIResponse(responseCode = "403", description = "It is the caller's own")
    @APIResponse(responseCode = "404", description = "There is no such proposal, or the caller is no party")
    @APIResponse(responseCode = "409", description = "It can no longer be accepted, or something is on its way")
    @Answers(JobView.class)
    public Response accept(@Context SecurityContext security, @PathParam("id") long id, DisputeBodies.Acceptance body) {
        JobView job = desk.accept(Callers.from(security), id, body.signature(), body.validUntil());
        return Response.accepted(Envelope.of(job, "On its way to the chain.")).build();
    }

    /** Withdraw a proposal. */
    @POST
    @Path("/{id: [0-9]{1,18}}/withdraw")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "withdrawProposal",
            summary = "Withdraw a proposal",
            description = "By its proposer; the signature is forgotten.")
    @APIResponse(responseCode = "200", description = "The proposal")
    @APIResponse(responseCode = "403", description = "It is not the caller's")
    @APIResponse(responseCode = "404", description = "There is no such proposal, or the caller is no party")
    @APIResponse(responseCode = "409", description = "It was answered")
    @Answers(ProposalView.class)
    public Envelope withdraw(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(proposals.withdraw(Callers.from(security), id), "Withdrawn.");
    }

    /** Decline a proposal. */
    @POST
    @Path("/{id: [0-9]{1,18}}/decline")
    @Access(SIGNED_IN)
    @Operation(operationId = "declineProposal", summary = "Decline a proposal", description = "By the other party.")
    @APIResponse(responseCode = "200", description = "The proposal")
    @APIResponse(responseCode = "403", description = "It is the caller's own")
    @APIResponse(responseCode = "404", description = "There is no such proposal, or the caller is no party")
    @APIResponse(responseCode = "409", description = "It was answered")
    @Answers(ProposalView.class)
    public Envelope decline(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(proposals.decline(Callers.from(security), id), "Declined.");
    }
}

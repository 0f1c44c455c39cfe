package io.paychain.web.disputes;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.disputes.ProposalDesk;
import io.paychain.disputes.ProposalService;
import io.paychain.disputes.ProposalTexts;
import io.paychain.disputes.api.ProposalView;
import io.paychain.escrow.api.TypedData;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import io.paychain.web.http.Numbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What one party of a job offers the other: a split of the pay, or more time. */
@Path("/jobs")
@ApplicationScoped
@Tag(name = "disputes")
@Produces(MediaType.APPLICATION_JSON)
public class JobProposalsResource {

    @Inject
    ProposalService proposals;

    @Inject
    ProposalTexts texts;

    @Inject
    ProposalDesk desk;

    /** Propose a settlement: what to sign. */
    @GET
    @Path("/{id: [0-9]{1,18}}/settlement")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "prepareSettlement",
            summary = "Propose a settlement: what to sign",
            description =
                    "EIP-712 typed data over the worker's part; the employer gets the rest of the pay and of the fee.")
    @APIResponse(responseCode = "200", description = "typed_data for eth_signTypedData_v4, and valid_until")
    @APIResponse(responseCode = "400", description = "The amount is wrong")
    @APIResponse(responseCode = "404", description = "There is no such job, or the caller is no party")
    @APIResponse(responseCode = "409", description = "The job's state does not allow it")
    @Answers(TypedData.class)
    public Envelope settlementText(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @Parameter(description = "ETH for the worker", example = "0.061") @QueryParam("to_worker") @Nullable
                    String toWorker) {
        return Envelope.of(texts.settlementText(Callers.from(security), id, toWorker), "Sign this.");
    }

    /** Propose a settlement. */
    @POST
    @Path("/{id: [0-9]{1,18}}/settlements")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "proposeSettlement",
            summary = "Propose a settlement",
            description =
                    "By either party from acceptance to the end. It counts once the other party has signed the same text; an open proposal of the same party is superseded.")
    @APIResponse(responseCode = "201", description = "The proposal")
    @APIResponse(
            responseCode = "400",
            description = "A member is wrong, or the signature malformed, expired or not the caller's")
    @APIResponse(responseCode = "404", description = "There is no such job, or the caller is no party")
    @APIResponse(responseCode = "409", description = "The job's state does not allow it")
    @Answers(ProposalView.class)
    public Response settle(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @PathParam("id") long id,
            DisputeBodies.Settlement body) {
        return created(uri, desk.settle(Callers.from(security), id, body.asked()));
    }

    /** List settlement proposals. */
    @GET
    @Path("/{id: [0-9]{1,18}}/settlements")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listSettlements",
            summary = "List settlement proposals",
            description = "Newest first; for the parties and administrators. Arbiters do not see offers.")
    @APIResponse(responseCode = "200", description = "A page of proposals with the cursor of the next")
    @APIResponse(responseCode = "404", description = "There is no such job, or the caller is no party")
    @Answers(value = ProposalView.class, page = true)
    public Envelope settlements(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return list(security, id, "settlement", limit, cursor);
    }

    /** Propose more time: what to sign. */
    @GET
    @Path("/{id: [0-9]{1,18}}/amendment")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "prepareAmendment",
            summary = "Propose more time: what to sign",
            description =
                    "EIP-712 typed data over a later deadline, or a later end of the review once the work is handed in.")
    @APIResponse(responseCode = "200", description = "typed_data for eth_signTypedData_v4, and valid_until")
    @APIResponse(responseCode = "400", description = "The time is wrong")
    @APIResponse(responseCode = "404", description = "There is no such job, or the caller is no party")
    @APIResponse(responseCode = "409", description = "The job's state does not allow it")
    @Answers(TypedData.class)
    public Envelope amendmentText(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @Parameter(description = "The new end, RFC 3339, a whole second", example = "2026-11-25T09:00:00Z")
                    @QueryParam("until")
                    @Nullable
                    String until,
            @Parameter(description = "At most 1 000 characters", example = "One more day.")
                    @QueryParam("note")
                    @Nullable
                    String note) {
        return Envelope.of(
                texts.amendmentText(Callers.from(security), id, Times.of("until", until), note), "Sign this.");
    }

    /** Propose more time. */
    @POST
    @Path("/{id: [0-9]{1,18}}/amendments")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "proposeAmendment",
            summary = "Propose more time",
            description =
                    "By either party. It counts once the other party has signed the same text; until then the clock runs on.")
    @APIResponse(responseCode = "201", description = "The proposal")
    @APIResponse(
            responseCode = "400",
            description = "A member is wrong, or the signature malformed, expired or not the caller's")
    @APIResponse(responseCode = "404", description = "There is no such job, or the caller is no party")
    @APIResponse(responseCode = "409", description = "The job's state does not allow it")
    @Answers(ProposalView.class)
    public Response amend(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @PathParam("id") long id,
            DisputeBodies.Amendment body) {
        return created(uri, desk.amend(Callers.from(security), id, body.asked()));
    }

    /** List amendment proposals. */
    @GET
    @Path("/{id: [0-9]{1,18}}/amendments")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listAmendments",
            summary = "List amendment proposals",
            description = "Newest first; for the parties and administrators.")
    @APIResponse(responseCode = "200", description = "A page of proposals with the cursor of the next")
    @APIResponse(responseCode = "404", description = "There is no such job, or the caller is no party")
    @Answers(value = ProposalView.class, page = true)
    public Envelope amendments(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return list(security, id, "amendment", limit, cursor);
    }

    private Envelope list(
            SecurityContext security, long id, String kind, @Nullable String limit, @Nullable String cursor) {
        return Envelope.of(
                proposals.list(Callers.from(security), id, kind, Numbers.limit(limit), cursor), "What was offered.");
    }

    private static Response created(UriInfo uri, ProposalView proposal) {
        return Response.created(uri.getAbsolutePath())
                .entity(Envelope.of(proposal, "Offered; the other party has to sign, too."))
                .build();
    }
}

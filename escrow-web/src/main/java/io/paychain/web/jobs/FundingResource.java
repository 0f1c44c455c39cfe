package io.paychain.web.jobs;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.escrow.PreparedCalls;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.jobs.JobService;
import io.paychain.jobs.api.FundingView;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Locking a job's pay: the employer's own wallet sends it. */
@Path("/jobs")
@ApplicationScoped
@Tag(name = "jobs")
@Produces(MediaType.APPLICATION_JSON)
public class FundingResource {

    @Inject
    JobService jobs;

    @Inject
    PreparedCalls calls;

    /** The hash of a sent transaction. */
    @Schema(name = "FundingHint")
    record Hint(
            @Schema(example = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060") @Nullable
            String transactionHash) {}

    /** What the employer signed in place of an approval. */
    @Schema(name = "FundingAuthorization")
    record Authorization(
            @Schema(description = "eth_signTypedData_v4 of the funding's authorization.typed_data", example = "0x1c…")
            @Nullable
            String signature) {}

    /** Prepares the lock. */
    @GET
    @Path(JobsResource.ID + "/funding")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "prepareFunding",
            summary = "Prepare the lock of the pay",
            description = "The unsigned createJob transaction with a new 15-minute quote and acceptance window.")
    @APIResponse(responseCode = "200", description = "The transaction and its quote")
    @APIResponse(responseCode = "403", description = "The caller is not the job's employer")
    @APIResponse(responseCode = "409", description = "The pay is locked, or the job has ended")
    @APIResponse(responseCode = "503", description = "The chain cannot be reached")
    @Answers(FundingView.class)
    public Envelope prepare(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(jobs.funding(Callers.from(security), id), "Send this transaction to lock the pay.");
    }

    /** Prepares the lock with a signature in it. */
    @POST
    @Path(JobsResource.ID + "/funding/authorization")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "authorizeFunding",
            summary = "Prepare the lock of pay in a token by one signature",
            description = "In place of an approval: the employer signs the funding's authorization (EIP-3009), and this"
                    + " gives the one transaction that locks the pay. Nothing is stored; anybody may send it.")
    @APIResponse(responseCode = "200", description = "The unsigned createJobByAuthorization transaction")
    @APIResponse(responseCode = "400", description = "The signature is malformed or not the employer's")
    @APIResponse(responseCode = "403", description = "The caller's wallet is not the job's employer")
    @APIResponse(responseCode = "404", description = "No funding was prepared for such a job")
    @APIResponse(responseCode = "409", description = "The pay is locked or not in such a token, or the job has ended")
    @Answers(PreparedTransaction.class)
    public Envelope authorize(
            @Context SecurityContext security, @PathParam("id") long id, @Nullable Authorization body) {
        String signature = body == null ? null : body.signature();
        return Envelope.of(
                calls.authorizedLock(Callers.from(security), id, signature), "Send this transaction to lock the pay.");
    }

    /** Passes the hash on. */
    @POST
    @Path(JobsResource.ID + "/funding")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "hintFunding",
            summary = "Say that the lock was sent",
            description = "A hint that speeds things up; the contract's log is what counts.")
    @APIResponse(responseCode = "202", description = "The job; it becomes locked when the log is seen")
    @APIResponse(responseCode = "400", description = "That is no transaction hash")
    @APIResponse(responseCode = "403", description = "The caller is not the job's employer")
    @Answers(JobView.class)
    public Response hint(@Context SecurityContext security, @PathParam("id") long id, @Nullable Hint body) {
        String hash = body == null ? null : body.transactionHash();
        return Response.accepted(
                        Envelope.of(jobs.hintFunding(Callers.from(security), id, hash), "Waiting for the chain."))
                .build();
    }
}

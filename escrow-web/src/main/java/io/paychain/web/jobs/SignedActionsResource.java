package io.paychain.web.jobs;

import static io.paychain.web.access.Access.Rule.ROLE;
import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.escrow.api.TypedData;
import io.paychain.jobs.ActionDesk;
import io.paychain.jobs.JobActions;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.SignedRequest;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What a party signs, in pairs: the GET answers the typed data, the POST takes the signature, and the
 * platform relays it to the contract at its own cost.
 */
@Path("/jobs")
@ApplicationScoped
@Tag(name = "jobs")
@Produces(MediaType.APPLICATION_JSON)
public class SignedActionsResource {

    private static final String CONFLICT = "The job's state does not allow it, something is on its way, or"
            + " SPONSORING_EXHAUSTED: the platform pays for no more network fees today, and transaction is for the"
            + " person's own wallet to send";

    @Inject
    JobActions actions;

    @Inject
    ActionDesk desk;

    /** What to sign to accept. */
    @GET
    @Path(JobsResource.ID + "/acceptance")
    @Access(value = ROLE, any = "worker")
    @Operation(
            operationId = "prepareAcceptance",
            summary = "Accept a job: what to sign",
            description =
                    "EIP-712 typed data of what binds the worker to the job, with the time until which the signature counts.")
    @APIResponse(responseCode = "200", description = "typed_data for eth_signTypedData_v4, and valid_until")
    @APIResponse(responseCode = "403", description = "The caller is not the party that may do this")
    @APIResponse(responseCode = "409", description = "The job's state does not allow it")
    @Answers(TypedData.class)
    public Envelope acceptance(@Context SecurityContext security, @PathParam("id") long id) {
        return prepared(security, id, JobAction.ACCEPT, null);
    }

    /** Accept a job. */
    @POST
    @Path(JobsResource.ID + "/accept")
    @Access(value = ROLE, any = "worker")
    @Operation(operationId = "acceptJob", summary = "Accept a job", description = "The first of many wins.")
    @APIResponse(responseCode = "202", description = "The job with what is pending; an event tells the end")
    @APIResponse(responseCode = "400", description = "The signature is malformed, expired or not the caller's")
    @APIResponse(responseCode = "403", description = "The caller is not the party that may do this")
    @APIResponse(responseCode = "409", description = CONFLICT)
    @Answers(JobView.class)
    public Response accept(@Context SecurityContext security, @PathParam("id") long id, SignatureBody body) {
        return relayed(security, id, JobAction.ACCEPT, body.asked());
    }

    /** What to sign to complete. */
    @GET
    @Path(JobsResource.ID + "/submission")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "prepareSubmission",
            summary = "Hand the work in: what to sign",
            description =
                    "EIP-712 typed data of what says that the work is done, with the time until which the signature counts.")
    @APIResponse(responseCode = "200", description = "typed_data for eth_signTypedData_v4, and valid_until")
    @APIResponse(responseCode = "403", description = "The caller is not the party that may do this")
    @APIResponse(responseCode = "409", description = "The job's state does not allow it")
    @Answers(TypedData.class)
    public Envelope submission(@Context SecurityContext security, @PathParam("id") long id) {
        return prepared(security, id, JobAction.COMPLETE, null);
    }

    /** Hand the work in. */
    @POST
    @Path(JobsResource.ID + "/complete")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "completeJob",
            summary = "Hand the work in",
            description = "The review window starts; silence pays.")
    @APIResponse(responseCode = "202", description = "The job with what is pending; an event tells the end")
    @APIResponse(responseCode = "400", description = "The signature is malformed, expired or not the caller's")
    @APIResponse(responseCode = "403", description = "The caller is not the party that may do this")
    @APIResponse(responseCode = "409", description = CONFLICT)
    @Answers(JobView.class)
    public Response complete(
            @Context SecurityContext security, @PathParam("id") long id, SignatureBody.Submission body) {
        return relayed(security, id, JobAction.COMPLETE, body.asked());
    }

    /** What to sign to approve. */
    @GET
    @Path(JobsResource.ID + "/approval")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "prepareApproval",
            summary = "Approve and pay: what to sign",
            description =
                    "EIP-712 typed data of what releases the pay to the worker, with the time until which the signature counts.")
    @APIResponse(responseCode = "200", description = "typed_data for eth_signTypedData_v4, and valid_until")
    @APIResponse(responseCode = "403", description = "The caller is not the party that may do this")
    @APIResponse(responseCode = "409", description = "The job's state does not allow it")
    @Answers(TypedData.class)
    public Envelope approval(@Context SecurityContext security, @PathParam("id") long id) {
        return prepared(security, id, JobAction.APPROVE, null);
    }

    /** Approve and pay. */
    @POST
    @Path(JobsResource.ID + "/approve")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "approveJob",
            summary = "Approve and pay",
            description = "The worker is paid exactly the agreed amount.")
    @APIResponse(responseCode = "202", description = "The job with what is pending; an event tells the end")
    @APIResponse(responseCode = "400", description = "The signature is malformed, expired or not the caller's")
    @APIResponse(responseCode = "403", description = "The caller is not the party that may do this")
    @APIResponse(responseCode = "409", description = CONFLICT)
    @Answers(JobView.class)
    public Response approve(@Context SecurityContext security, @PathParam("id") long id, SignatureBody body) {
        return relayed(security, id, JobAction.APPROVE, body.asked());
    }

    /** What to sign to withdraw. */
    @GET
    @Path(JobsResource.ID + "/withdrawal")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "prepareWithdrawal",
            summary = "Give a job up: what to sign",
            description =
                    "EIP-712 typed data of what takes the worker off the job, with the time until which the signature counts.")
    @APIResponse(responseCode = "200", description = "typed_data for eth_signTypedData_v4, and valid_until")
    @APIResponse(responseCode = "403", description = "The caller is not the party that may do this")
    @APIResponse(responseCode = "409", description = "The job's state does not allow it")
    @Answers(TypedData.class)
    public Envelope withdrawal(@Context SecurityContext security, @PathParam("id") long id) {
        return prepared(security, id, JobAction.WITHDRAW, null);
    }

    /** Give a job up. */
    @POST
    @Path(JobsResource.ID + "/withdraw")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "withdrawJob",
            summary = "Give a job up",
            description = "The pay stays locked; the employer may reopen within 7 days.")
    @APIResponse(responseCode = "202", description = "The job with what is pending; an event tells the end")
    @APIResponse(responseCode = "400", description = "The signature is malformed, expired or not the caller's")
    @APIResponse(responseCode = "403", description = "The caller is not the party that may do this")
    @APIResponse(responseCode = "409", description = CONFLICT)
    @Answers(JobView.class)
    public Response withdraw(@Context SecurityContext security, @PathParam("id") long id, SignatureBody body) {
        return relayed(security, id, JobAction.WITHDRAW, body.asked());
    }

    /** What to sign to reopen. */
    @GET
    @Path(JobsResource.ID + "/reopening")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "prepareReopening",
            summary = "Look for another worker: what to sign",
            description =
                    "EIP-712 typed data of what opens a new round, with the time until which the signature counts.")
    @APIResponse(responseCode = "200", description = "typed_data for eth_signTypedData_v4, and valid_until")
    @APIResponse(responseCode = "403", description = "The caller is not the party that may do this")
    @APIResponse(responseCode = "409", description = "The job's state does not allow it")
    @Answers(TypedData.class)
    public Envelope reopening(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @QueryParam("accept_within_hours") @Nullable Integer hours) {
        return prepared(security, id, JobAction.REOPEN, hours);
    }

    /** Look for another worker. */
    @POST
    @Path(JobsResource.ID + "/reopen")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "reopenJob",
            summary = "Look for another worker",
            description = "A new acceptance window, no new lock.")
    @APIResponse(responseCode = "202", description = "The job with what is pending; an event tells the end")
    @APIResponse(responseCode = "400", description = "The signature is malformed, expired or not the caller's")
    @APIResponse(responseCode = "403", description = "The caller is not the party that may do this")
    @APIResponse(responseCode = "409", description = CONFLICT)
    @Answers(JobView.class)
    public Response reopen(@Context SecurityContext security, @PathParam("id") long id, SignatureBody.Reopening body) {
        return relayed(security, id, JobAction.REOPEN, body.asked());
    }

    private Envelope prepared(SecurityContext security, long id, JobAction action, @Nullable Integer hours) {
        TypedData typed = actions.toSign(Callers.from(security), id, action, hours);
        return Envelope.of(typed, "Sign this.");
    }

    private Response relayed(SecurityContext security, long id, JobAction action, SignedRequest signed) {
        return Response.accepted(
                        Envelope.of(desk.act(Callers.from(security), id, action, signed), "On its way to the chain."))
                .build();
    }
}

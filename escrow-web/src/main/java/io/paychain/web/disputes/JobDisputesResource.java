package io.paychain.web.disputes;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.disputes.DisputeBoard;
import io.paychain.disputes.DisputeDesk;
import io.paychain.disputes.api.DisputeView;
import io.paychain.escrow.api.TypedData;
import io.paychain.jobs.JobActions;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobView;
import io.paychain.shared.Page;
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

/** A job's disputes: opening one, and its end by default. */
@Path("/jobs")
@ApplicationScoped
@Tag(name = "disputes")
@Produces(MediaType.APPLICATION_JSON)
public class JobDisputesResource {

    @Inject
    DisputeDesk desk;

    @Inject
    DisputeBoard board;

    @Inject
    JobActions jobs;

    /** Dispute the submission: what to sign. */
    @GET
    @Path("/{id: [0-9]{1,18}}/dispute")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "prepareDispute",
            summary = "Dispute the submission: what to sign",
            description =
                    "EIP-712 typed data. By the employer, while the review window is open. When nobody rules in time, the worker is paid the share of the terms: everything.")
    @APIResponse(responseCode = "200", description = "typed_data for eth_signTypedData_v4, and valid_until")
    @APIResponse(responseCode = "403", description = "The caller is not the job's employer")
    @APIResponse(responseCode = "404", description = "There is no such dispute, or the caller may not know of it")
    @APIResponse(
            responseCode = "409",
            description = "Nothing is submitted, the window is over, or something is on its way")
    @Answers(TypedData.class)
    public Envelope text(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(jobs.toSign(Callers.from(security), id, JobAction.DISPUTE, null), "Sign this.");
    }

    /** Dispute the submission. */
    @POST
    @Path("/{id: [0-9]{1,18}}/dispute")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "openDispute",
            summary = "Dispute the submission",
            description =
                    "With a reason and, by their hashes, files. The pay stays locked for at most 14 days of chain time.")
    @APIResponse(responseCode = "202", description = "The job with what is pending; an event tells the end")
    @APIResponse(
            responseCode = "400",
            description = "A member is wrong, or the signature malformed, expired or not the caller's")
    @APIResponse(responseCode = "403", description = "The caller is not the job's employer")
    @APIResponse(responseCode = "404", description = "There is no such dispute, or the caller may not know of it")
    @APIResponse(
            responseCode = "409",
            description = "Nothing is submitted, the window is over, or something is on its way")
    @Answers(JobView.class)
    public Response open(@Context SecurityContext security, @PathParam("id") long id, DisputeBodies.Opening body) {
        JobView job = desk.open(Callers.from(security), id, body.asked());
        return Response.accepted(Envelope.of(job, "On its way to the chain.")).build();
    }

    /** List a job's disputes. */
    @GET
    @Path("/{id: [0-9]{1,18}}/disputes")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listJobDisputes",
            summary = "List a job's disputes",
            description =
                    "Newest first: one for every submission that was disputed. Empty for those who may not know of them.")
    @APIResponse(responseCode = "200", description = "The disputes")
    @Answers(value = DisputeView.class, page = true)
    public Envelope ofJob(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(new Page<>(board.ofJob(Callers.from(security), id), null), "The job's disputes.");
    }

    /** End a dispute that nobody ruled. */
    @POST
    @Path("/{id: [0-9]{1,18}}/finalize")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "finalizeDispute",
            summary = "End a dispute that nobody ruled",
            description = "By anybody, once the time for a ruling is over on chain; a timer does it anyway.")
    @APIResponse(responseCode = "202", description = "The job; it ends when the chain has confirmed")
    @APIResponse(responseCode = "404", description = "There is no such dispute, or the caller may not know of it")
    @APIResponse(responseCode = "409", description = "The time for a ruling is not over, or something is on its way")
    @Answers(JobView.class)
    public Response end(@Context SecurityContext security, @PathParam("id") long id) {
        JobView job = jobs.finalizeDispute(Callers.from(security), id);
        return Response.accepted(Envelope.of(job, "On its way to the chain.")).build();
    }
}

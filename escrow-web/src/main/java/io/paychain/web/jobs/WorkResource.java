package io.paychain.web.jobs;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.disputes.ProposalService;
import io.paychain.disputes.api.ChangesRequested;
import io.paychain.jobs.JobActions;
import io.paychain.jobs.JobService;
import io.paychain.jobs.api.ChecklistTick;
import io.paychain.jobs.api.JobView;
import io.paychain.shared.Scope;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What needs no signature: the checklist, asking for changes, the refund after a missed clock. */
@Path("/jobs")
@ApplicationScoped
@Tag(name = "jobs")
@Produces(MediaType.APPLICATION_JSON)
public class WorkResource {

    @Inject
    JobService jobs;

    @Inject
    JobActions actions;

    @Inject
    ProposalService proposals;

    /** Ticks to set or clear. */
    @Schema(name = "ChecklistChange")
    record Ticks(@Nullable List<@Nullable ChecklistTick> items) {}

    /** A message. */
    @Schema(name = "ChangeRequest")
    record Note(
            @Schema(example = "The second item is missing.") @Nullable
            String note) {}

    /** Sets and clears ticks. */
    @PUT
    @Path(JobsResource.ID + "/checklist")
    @Access(value = SIGNED_IN, scope = Scope.JOBS_WRITE)
    @Operation(
            operationId = "tickChecklist",
            summary = "Tick the checklist",
            description = "By the worker, until the work is handed in. The first tick makes the job in_progress.")
    @APIResponse(responseCode = "200", description = "The job with its progress")
    @APIResponse(responseCode = "400", description = "An item is unknown or named twice")
    @APIResponse(responseCode = "403", description = "The caller is not the job's worker")
    @APIResponse(responseCode = "409", description = "The checklist is closed")
    @Answers(JobView.class)
    public Envelope tick(@Context SecurityContext security, @PathParam("id") long id, Ticks body) {
        return Envelope.of(jobs.tick(Callers.from(security), id, body.items()), "Saved.");
    }

    /** Asks for changes. */
    @POST
    @Path(JobsResource.ID + "/request-changes")
    @Access(value = SIGNED_IN, scope = Scope.JOBS_WRITE)
    @Operation(
            operationId = "requestChanges",
            summary = "Ask for changes",
            description = "A message to the worker. The review clock does not stop: review_ends_at still holds, and"
                    + " silence pays. To give more time, both sign an amendment; the answer has it prepared: sign"
                    + " amendment.typed_data and send it, with until and note as they are, to /jobs/{id}/amendments.")
    @APIResponse(
            responseCode = "202",
            description = "The job, still submitted, and the amendment to sign; null when none is possible")
    @APIResponse(responseCode = "403", description = "The caller is not the job's employer")
    @APIResponse(responseCode = "409", description = "Nothing is submitted")
    @Answers(ChangedJob.class)
    public Response requestChanges(@Context SecurityContext security, @PathParam("id") long id, Note body) {
        ChangesRequested asked = proposals.requestChanges(Callers.from(security), id, body.note());
        return Response.accepted(Envelope.of(
                        new ChangedJob(asked.job(), asked.amendment()),
                        "Sent. The review window still ends at review_ends_at; after it the worker is paid."))
                .build();
    }

    /** Asks for the refund. */
    @POST
    @Path(JobsResource.ID + "/refund")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "refundJob",
            summary = "Refund after a missed clock",
            description = "By anybody, once accept-by, deadline or reopen-by has passed; a timer does it anyway.")
    @APIResponse(responseCode = "202", description = "The job; it ends when the chain has confirmed")
    @APIResponse(responseCode = "409", description = "No clock has run out, or something is on its way")
    @Answers(JobView.class)
    public Response refund(@Context SecurityContext security, @PathParam("id") long id) {
        return Response.accepted(Envelope.of(actions.refund(Callers.from(security), id), "On its way to the chain."))
                .build();
    }
}

package io.paychain.web.jobs;

import static io.paychain.web.access.Access.Rule.PUBLIC;
import static io.paychain.web.access.Access.Rule.ROLE;
import static io.paychain.web.access.Access.Rule.SIGNED_IN;
import static io.paychain.web.access.Access.Rule.SIGNED_IN_OR_SERVICE;

import io.paychain.jobs.JobBoard;
import io.paychain.jobs.JobService;
import io.paychain.jobs.api.CancelledJob;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.PostedJob;
import io.paychain.jobs.api.TimelineEntry;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.Scope;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.ETags;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Jobs: find, post, change, cancel. */
@Path("/jobs")
@ApplicationScoped
@Tag(name = "jobs", description = "Work from posting to payment")
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {

    /** Ids match by pattern, so that {@code my-jobs} is never taken for one (D53). */
    static final String ID = "/{id: [0-9]{1,18}}";

    @Inject
    JobService jobs;

    @Inject
    JobBoard board;

    /** Jobs that can be accepted. */
    @GET
    @Access(value = PUBLIC, scope = Scope.JOBS_READ)
    @Operation(
            operationId = "listJobs",
            summary = "Browse open jobs",
            description = "Jobs whose pay is locked and that can be accepted now, newest first unless sorted.")
    @APIResponse(responseCode = "200", description = "A page of jobs with the cursor of the next")
    @APIResponse(responseCode = "400", description = "A filter is wrong")
    @Answers(value = JobView.class, page = true)
    public Envelope list(@BeanParam JobQuery query) {
        return Envelope.of(board.open(query.filter()), "Open jobs.");
    }

    /** The caller's jobs. */
    @GET
    @Path("/my-jobs")
    @Access(value = SIGNED_IN_OR_SERVICE, any = "jobs:read", scope = Scope.JOBS_READ)
    @Operation(
            operationId = "listMyJobs",
            summary = "List my jobs",
            description = "Jobs that the caller posted or works on, in every status. With organization_id all jobs on"
                    + " behalf of that organisation, for members with jobs:read.")
    @APIResponse(responseCode = "200", description = "A page of jobs with the cursor of the next")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role in the organisation, or the session, is not enough")
    @APIResponse(responseCode = "404", description = "There is no such organisation, or the caller is no member")
    @Answers(value = JobView.class, page = true)
    public Envelope mine(@Context SecurityContext security, @BeanParam JobQuery query) {
        return Envelope.of(board.mine(Callers.from(security), query.filter()), "Your jobs.");
    }

    /** Jobs whose clock has run out. */
    @GET
    @Path("/expired")
    @Access(value = SIGNED_IN, scope = Scope.JOBS_READ)
    @Operation(
            operationId = "listExpiredJobs",
            summary = "List expired jobs",
            description = "Jobs of anybody whose pay can be sent back now, and the caller's own expired jobs.")
    @APIResponse(responseCode = "200", description = "A page of jobs with the cursor of the next")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(value = JobView.class, page = true)
    public Envelope expired(@Context SecurityContext security, @BeanParam JobQuery query) {
        return Envelope.of(board.expired(Callers.from(security), query.filter()), "Expired jobs.");
    }

    /** Posts a job. */
    @POST
    @Access(value = ROLE, any = "employer", scope = Scope.JOBS_WRITE)
    @Operation(
            operationId = "createJob",
            summary = "Post a job",
            description = "Answers the job with the unsigned transaction that locks its pay. Once the review window"
                    + " after a submission ends in silence, the worker is paid.")
    @APIResponse(responseCode = "201", description = "The job with its funding; Location names it")
    @APIResponse(responseCode = "400", description = "One or more members are wrong")
    @APIResponse(responseCode = "403", description = "The caller is no employer, or may not post for the organisation")
    @Answers(FundedJob.class)
    public Response create(@Context SecurityContext security, @Context UriInfo uri, JobBody body) {
        PostedJob posted = jobs.postFor(Callers.from(security), body.asked(), body.organizationId());
        JobView job = posted.job();
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(job.id()))
                        .build())
                .header(HttpHeaders.ETAG, ETags.of(job.version()))
                .entity(Envelope.of(new FundedJob(job, posted.funding()), "The job is posted; lock its pay next."))
                .build();
    }

    /** One job. */
    @GET
    @Path(ID)
    @Access(value = SIGNED_IN, scope = Scope.JOBS_READ)
    @Operation(
            operationId = "getJob",
            summary = "Read a job",
            description = "A job whose pay was locked is visible to anybody signed in, another to its employer only.")
    @APIResponse(responseCode = "200", description = "The job with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such job, or the caller may not know of it")
    @Answers(JobView.class)
    public Response get(@Context SecurityContext security, @PathParam("id") long id) {
        return tagged(board.find(Callers.from(security), id), "The job.");
    }

    /** Changes a job. */
    @PUT
    @Path(ID)
    @Access(value = SIGNED_IN, scope = Scope.JOBS_WRITE)
    @Operation(
            operationId = "updateJob",
            summary = "Change a job",
            description = "Title, description and type until acceptance; pay, hours and checklist until the pay is"
                    + " locked. A member that is left out stays as it is.")
    @APIResponse(responseCode = "200", description = "The job as it is now")
    @APIResponse(responseCode = "400", description = "One or more members are wrong")
    @APIResponse(responseCode = "403", description = "The caller is not the job's employer")
    @APIResponse(responseCode = "409", description = "The terms are locked, or the job was accepted")
    @APIResponse(responseCode = "412", description = "The job has changed since it was read")
    @Answers(JobView.class)
    public Response update(
            @Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") long id, JobBody body) {
        Long expected = ETags.expected(headers.getHeaderString(HttpHeaders.IF_MATCH));
        return tagged(jobs.edit(Callers.from(security), id, body.change(), expected), "Saved.");
    }

    /** Cancels a job. */
    @DELETE
    @Path(ID)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description = "Before acceptance only. With locked pay it answers the transaction to send, which brings"
                    + " back pay and fee in full.")
    @APIResponse(responseCode = "202", description = "The prepared cancel and the refund it brings")
    @APIResponse(responseCode = "204", description = "Cancelled: its pay was never locked")
    @APIResponse(responseCode = "403", description = "The caller is not the job's employer")
    @APIResponse(responseCode = "409", description = "A worker has accepted, or the job has ended")
    @Answers(CancelAnswer.class)
    public Response cancel(@Context SecurityContext security, @PathParam("id") long id) {
        CancelledJob cancelled = jobs.cancel(Callers.from(security), id);
        if (cancelled.transaction() == null || cancelled.refundAmount() == null || cancelled.refundAsset() == null) {
            return Response.noContent().build();
        }
        CancelAnswer answer = new CancelAnswer(
                cancelled.transaction(), new CancelAnswer.Refund(cancelled.refundAmount(), cancelled.refundAsset()));
        return Response.accepted(Envelope.of(answer, "Send this transaction to get your pay back."))
                .build();
    }

    /** What happened to a job. */
    @GET
    @Path(ID + "/timeline")
    @Access(value = SIGNED_IN, scope = Scope.JOBS_READ)
    @Operation(
            operationId = "getJobTimeline",
            summary = "Read a job's timeline",
            description = "Every step with the transaction that proves it.")
    @APIResponse(responseCode = "200", description = "The steps, oldest first")
    @APIResponse(responseCode = "404", description = "There is no such job, or the caller may not know of it")
    @Answers(value = TimelineEntry.class, page = true)
    public Envelope timeline(@Context SecurityContext security, @PathParam("id") long id) {
        Caller caller = Callers.from(security);
        return Envelope.of(new Page<>(board.timeline(caller, id), null), "What happened.");
    }

    private static Response tagged(JobView job, String message) {
        return Response.ok(Envelope.of(job, message))
                .header(HttpHeaders.ETAG, ETags.of(job.version()))
                .build();
    }
}

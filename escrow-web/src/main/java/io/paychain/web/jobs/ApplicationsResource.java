package io.paychain.web.jobs;

import static io.paychain.web.access.Access.Rule.PUBLIC;
import static io.paychain.web.access.Access.Rule.ROLE;
import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.escrow.api.TypedData;
import io.paychain.jobs.ApplicationBoard;
import io.paychain.jobs.ApplicationDesk;
import io.paychain.jobs.Applications;
import io.paychain.jobs.api.ApplicationView;
import io.paychain.jobs.api.JobView;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs whose employer picks the worker: workers apply with their signed acceptance, the employer admits one. */
@Path("/jobs")
@ApplicationScoped
@Tag(name = "jobs")
@Produces(MediaType.APPLICATION_JSON)
public class ApplicationsResource {

    private static final String ALL = JobsResource.ID + "/applications";
    private static final String ONE = ALL + "/{applicationId: [0-9]{1,18}}";

    @Inject
    ApplicationBoard board;

    @Inject
    ApplicationDesk desk;

    @Inject
    Applications applications;

    /** What holds for new jobs. */
    @GET
    @Path("/rules")
    @Access(PUBLIC)
    @Operation(
            operationId = "getJobRules",
            summary = "Read the rules for new jobs",
            description =
                    "From which pay on the employer has to pick the worker, by what the pay is asked for in. A unit"
                            + " that is not listed is always above.")
    @APIResponse(responseCode = "200", description = "The rules")
    @Answers(JobRules.class)
    public Envelope rules() {
        return Envelope.of(new JobRules(board.rules()), "What holds for new jobs.");
    }

    /** The caller's applications. */
    @GET
    @Path("/my-applications")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listMyApplications",
            summary = "List my applications",
            description = "The caller's applications, whatever became of them, newest first.")
    @APIResponse(responseCode = "200", description = "A page of applications with the cursor of the next")
    @APIResponse(responseCode = "400", description = "job_id, limit or cursor is wrong")
    @Answers(value = ApplicationView.class, page = true)
    public Envelope mine(
            @Context SecurityContext security,
            @Parameter(description = "Of this job only", example = "5") @QueryParam("job_id") @Nullable String job,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(
                board.mine(Callers.from(security), Numbers.id("job_id", job), Numbers.limit(limit), cursor),
                "Your applications.");
    }

    /** What to sign to apply. */
    @GET
    @Path(JobsResource.ID + "/application")
    @Access(value = ROLE, any = "worker")
    @Operation(
            operationId = "prepareApplication",
            summary = "Apply for a job: what to sign",
            description = "EIP-712 typed data of the acceptance that binds the worker once the employer picks, with the"
                    + " time until which it counts: 7 days at most, and not beyond the time to accept.")
    @APIResponse(responseCode = "200", description = "typed_data for eth_signTypedData_v4, and valid_until")
    @APIResponse(responseCode = "403", description = "The caller is the employer, or has no wallet")
    @APIResponse(
            responseCode = "409",
            description = "The job's state does not allow it, or NO_APPLICATIONS: it can be accepted at once")
    @Answers(TypedData.class)
    public Envelope prepare(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(board.toSign(Callers.from(security), id), "Sign this.");
    }

    /** Applies. */
    @POST
    @Path(ALL)
    @Access(value = ROLE, any = "worker")
    @Operation(
            operationId = "applyForJob",
            summary = "Apply for a job",
            description = "The employer sees it until it is withdrawn, the signature ends, or somebody has the job. The"
                    + " signature itself is shown to nobody.")
    @APIResponse(responseCode = "201", description = "The application; Location names it")
    @APIResponse(responseCode = "400", description = "The signature is malformed, expired or not the caller's")
    @APIResponse(responseCode = "403", description = "The caller is the employer, or has no wallet")
    @APIResponse(
            responseCode = "409",
            description = "The job's state does not allow it, NO_APPLICATIONS, ALREADY_APPLIED, TOO_MANY_APPLICATIONS,"
                    + " TOO_MANY_ACTIVE_JOBS or WITHDREW_BEFORE")
    @Answers(ApplicationView.class)
    public Response apply(
            @Context SecurityContext security, @Context UriInfo uri, @PathParam("id") long id, ApplicationBody body) {
        ApplicationView view = desk.apply(Callers.from(security), id, body.asked());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(view.id()))
                        .build())
                .entity(Envelope.of(view, "The employer has your application."))
                .build();
    }

    /** Who has applied. */
    @GET
    @Path(ALL)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listApplications",
            summary = "List the applications for a job",
            description = "For the job's employer, newest first, without those that were withdrawn.")
    @APIResponse(responseCode = "200", description = "A page of applications with the cursor of the next")
    @APIResponse(responseCode = "403", description = "The caller is not the job's employer")
    @APIResponse(responseCode = "404", description = "There is no such job, or the caller may not know of it")
    @Answers(value = ApplicationView.class, page = true)
    public Envelope list(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(board.ofJob(Callers.from(security), id, Numbers.limit(limit), cursor), "Who has applied.");
    }

    /** Takes one's own back. */
    @DELETE
    @Path(ONE)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "withdrawApplication",
            summary = "Withdraw an application",
            description = "Until the employer picks it. The signature is forgotten.")
    @APIResponse(responseCode = "204", description = "Withdrawn, now or before")
    @APIResponse(responseCode = "404", description = "There is no such application of the caller")
    @APIResponse(responseCode = "409", description = "APPLICATION_PICKED or APPLICATION_CLOSED")
    public Response withdraw(
            @Context SecurityContext security, @PathParam("id") long id, @PathParam("applicationId") long application) {
        applications.withdraw(Callers.from(security), id, application);
        return Response.noContent().build();
    }

    /** What to sign to pick. */
    @GET
    @Path(ONE + "/voucher")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "preparePick",
            summary = "Pick a worker: what to sign",
            description = "EIP-712 typed data of the employer's voucher for this worker, good for 15 minutes.")
    @APIResponse(responseCode = "200", description = "typed_data for eth_signTypedData_v4, and valid_until")
    @APIResponse(responseCode = "403", description = "The caller is not the job's employer")
    @APIResponse(
            responseCode = "409",
            description = "The job, the application or the worker's other jobs do not allow it")
    @Answers(TypedData.class)
    public Envelope voucher(
            @Context SecurityContext security, @PathParam("id") long id, @PathParam("applicationId") long application) {
        return Envelope.of(board.voucher(Callers.from(security), id, application), "Sign this.");
    }

    /** Picks a worker. */
    @POST
    @Path(ONE + "/pick")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "pickApplication",
            summary = "Pick a worker",
            description =
                    "Both signatures go to the contract, which binds worker and job to each other. The others hear"
                            + " of it once the chain has taken it.")
    @APIResponse(responseCode = "202", description = "The job with what is pending; an event tells the end")
    @APIResponse(responseCode = "400", description = "The signature is malformed, expired or not the employer's")
    @APIResponse(responseCode = "403", description = "The caller is not the job's employer")
    @APIResponse(
            responseCode = "409",
            description =
                    "The job, the application or the worker's other jobs do not allow it, something is on its way,"
                            + " or SPONSORING_EXHAUSTED: transaction is for the employer's own wallet to send")
    @Answers(JobView.class)
    public Response pick(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @PathParam("applicationId") long application,
            SignatureBody body) {
        JobView job = desk.pick(Callers.from(security), id, application, body.asked());
        return Response.accepted(Envelope.of(job, "On its way to the chain.")).build();
    }
}

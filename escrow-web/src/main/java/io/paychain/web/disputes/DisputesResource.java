package io.paychain.web.disputes;

import static io.paychain.web.access.Access.Rule.ROLE;
import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.disputes.DisputeBoard;
import io.paychain.disputes.DisputeService;
import io.paychain.disputes.api.DisputeView;
import io.paychain.disputes.api.EvidenceView;
import io.paychain.disputes.api.MessageView;
import io.paychain.disputes.api.PreparedRuling;
import io.paychain.jobs.api.TimelineEntry;
import io.paychain.shared.Page;
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

/** Disputes: what is said, shown and ruled. Only the parties, arbiters and administrators know of one. */
@Path("/disputes")
@ApplicationScoped
@Tag(name = "disputes")
@Produces(MediaType.APPLICATION_JSON)
public class DisputesResource {

    @Inject
    DisputeService disputes;

    @Inject
    DisputeBoard board;

    /** List my disputes. */
    @GET
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listMyDisputes",
            summary = "List my disputes",
            description = "Those the caller is a party of, newest first.")
    @APIResponse(responseCode = "200", description = "A page of disputes with the cursor of the next")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(value = DisputeView.class, page = true)
    public Envelope mine(
            @Context SecurityContext security,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(board.mine(Callers.from(security), Numbers.limit(limit), cursor), "Your disputes.");
    }

    /** List disputes that wait for a ruling. */
    @GET
    @Path("/queue")
    @Access(
            value = ROLE,
            any = {"arbiter", "admin"})
    @Operation(
            operationId = "listDisputeQueue",
            summary = "List disputes that wait for a ruling",
            description = "The soonest end first.")
    @APIResponse(responseCode = "200", description = "A page of disputes with the cursor of the next")
    @APIResponse(responseCode = "403", description = "The caller is neither arbiter nor administrator")
    @Answers(value = DisputeView.class, page = true)
    public Envelope queue(
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(board.queue(Numbers.limit(limit), cursor), "Disputes that wait.");
    }

    /** Read a dispute. */
    @GET
    @Path("/{id: [0-9]{1,18}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "getDispute",
            summary = "Read a dispute",
            description = "By its parties, arbiters and administrators.")
    @APIResponse(responseCode = "200", description = "The dispute")
    @APIResponse(responseCode = "404", description = "There is no such dispute, or the caller may not know of it")
    @Answers(DisputeView.class)
    public Envelope get(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(board.find(Callers.from(security), id), "The dispute.");
    }

    /** Read a dispute's timeline. */
    @GET
    @Path("/{id: [0-9]{1,18}}/timeline")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "getDisputeTimeline",
            summary = "Read a dispute's timeline",
            description = "Everything that happened, each step on chain with the transaction that proves it.")
    @APIResponse(responseCode = "200", description = "The steps, oldest first")
    @APIResponse(responseCode = "404", description = "There is no such dispute, or the caller may not know of it")
    @Answers(value = TimelineEntry.class, page = true)
    public Envelope timeline(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(new Page<>(board.timeline(Callers.from(security), id), null), "What happened.");
    }

    /** Answer a dispute. */
    @POST
    @Path("/{id: [0-9]{1,18}}/answer")
    @Access(SIGNED_IN)
    @Operation(operationId = "answerDispute", summary = "Answer a dispute", description = "By the worker, once.")
    @APIResponse(responseCode = "200", description = "The dispute")
    @APIResponse(responseCode = "400", description = "The text is missing or too long")
    @APIResponse(responseCode = "403", description = "The caller is not the worker")
    @APIResponse(responseCode = "404", description = "There is no such dispute, or the caller may not know of it")
    @APIResponse(responseCode = "409", description = "There is an answer, or the dispute is over")
    @Answers(DisputeView.class)
    public Envelope answer(@Context SecurityContext security, @PathParam("id") long id, DisputeBodies.Text body) {
        return Envelope.of(disputes.answer(Callers.from(security), id, body.text()), "Answered.");
    }

    /** List a dispute's messages. */
    @GET
    @Path("/{id: [0-9]{1,18}}/messages")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listDisputeMessages",
            summary = "List a dispute's messages",
            description = "Oldest first.")
    @APIResponse(responseCode = "200", description = "A page of messages with the cursor of the next")
    @APIResponse(responseCode = "404", description = "There is no such dispute, or the caller may not know of it")
    @Answers(value = MessageView.class, page = true)
    public Envelope messages(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(board.messages(Callers.from(security), id, Numbers.limit(limit), cursor), "What was said.");
    }

    /** Say something in a dispute. */
    @POST
    @Path("/{id: [0-9]{1,18}}/messages")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "addDisputeMessage",
            summary = "Say something in a dispute",
            description = "By the parties and arbiters; it cannot be changed later.")
    @APIResponse(responseCode = "201", description = "The message")
    @APIResponse(responseCode = "400", description = "The text is missing or too long")
    @APIResponse(responseCode = "403", description = "The caller only reads")
    @APIResponse(responseCode = "404", description = "There is no such dispute, or the caller may not know of it")
    @APIResponse(responseCode = "409", description = "The dispute is over")
    @Answers(MessageView.class)
    public Response say(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @PathParam("id") long id,
            DisputeBodies.Text body) {
        MessageView said = disputes.say(Callers.from(security), id, body.text());
        return Response.created(uri.getAbsolutePath())
                .entity(Envelope.of(said, "Said."))
                .build();
    }

    /** List a dispute's evidence. */
    @GET
    @Path("/{id: [0-9]{1,18}}/evidence")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listDisputeEvidence",
            summary = "List a dispute's evidence",
            description = "Files by their hashes, oldest first; the files themselves stay with the parties.")
    @APIResponse(responseCode = "200", description = "A page of files with the cursor of the next")
    @APIResponse(responseCode = "404", description = "There is no such dispute, or the caller may not know of it")
    @Answers(value = EvidenceView.class, page = true)
    public Envelope evidence(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(board.evidence(Callers.from(security), id, Numbers.limit(limit), cursor), "What was shown.");
    }

    /** Point to a file. */
    @POST
    @Path("/{id: [0-9]{1,18}}/evidence")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "addDisputeEvidence",
            summary = "Point to a file",
            description =
                    "By its SHA-256: nothing is uploaded, so keep the file. The hash shows later that it is the same.")
    @APIResponse(responseCode = "201", description = "The file as it is listed")
    @APIResponse(responseCode = "400", description = "A member is wrong")
    @APIResponse(responseCode = "403", description = "The caller only reads")
    @APIResponse(responseCode = "404", description = "There is no such dispute, or the caller may not know of it")
    @APIResponse(responseCode = "409", description = "The file is listed, or the dispute is over")
    @Answers(EvidenceView.class)
    public Response show(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @PathParam("id") long id,
            DisputeBodies.File body) {
        EvidenceView shown = disputes.show(Callers.from(security), id, body.asked());
        return Response.created(uri.getAbsolutePath())
                .entity(Envelope.of(shown, "Listed."))
                .build();
    }

    /** Rule a dispute. */
    @POST
    @Path("/{id: [0-9]{1,18}}/ruling")
    @Access(value = ROLE, any = "arbiter")
    @Operation(
            operationId = "prepareRuling",
            summary = "Rule a dispute",
            description =
                    "Keeps the reasons and answers the unsigned rule transaction for the arbiter's own wallet: the contract takes it from the arbiter of the job's terms only, until ruling_ends_at.")
    @APIResponse(responseCode = "201", description = "The transaction with what it does")
    @APIResponse(responseCode = "400", description = "A member is wrong, or more than the pay")
    @APIResponse(responseCode = "403", description = "The caller is no arbiter, or a party")
    @APIResponse(responseCode = "404", description = "There is no such dispute, or the caller may not know of it")
    @APIResponse(responseCode = "409", description = "The dispute is over, or its time, or its terms name no arbiter")
    @Answers(PreparedRuling.class)
    public Response rule(
            @Context SecurityContext security,
            @Context UriInfo uri,
            @PathParam("id") long id,
            DisputeBodies.Ruling body) {
        PreparedRuling ruling = disputes.rule(Callers.from(security), id, body.toWorker(), body.reasons());
        return Response.created(uri.getAbsolutePath())
                .entity(Envelope.of(ruling, "Send this transaction to rule."))
                .build();
    }
}

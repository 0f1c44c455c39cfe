package io.paychain.web.chain;

import static io.paychain.web.access.Access.Rule.ROLE;

import io.paychain.escrow.TestClockService;
import io.paychain.escrow.api.TestClock;
import io.paychain.shared.error.Refusal;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The test clock of the embedded default; everywhere else there is none. */
@Path("/dev/clock")
@ApplicationScoped
@Tag(name = "chain")
@Produces(MediaType.APPLICATION_JSON)
public class TestClockResource {

    @Inject
    TestClockService clocks;

    /** By how much. */
    @Schema(name = "TestClockMove")
    record Move(
            @Schema(example = "259200", minimum = "1", maximum = "34560000", description = "Seconds; 1 to 400 days")
            @Nullable
            Long forwardSeconds) {}

    /** Both clocks. */
    @GET
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "testClock",
            summary = "The test clock",
            description = "Application time, by which tokens, sessions and quotes live, and the chain's, by which jobs"
                    + " do. Exists in the embedded default only.")
    @APIResponse(responseCode = "200", description = "Both clocks")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no administrator")
    @APIResponse(responseCode = "404", description = "There is no test clock here")
    @APIResponse(responseCode = "503", description = "The chain does not answer")
    @Answers(TestClock.class)
    public Envelope show() {
        return Envelope.of(clocks.show(), "The clocks.");
    }

    /** Moves both. */
    @POST
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "moveTestClock",
            summary = "Move the test clock",
            description = "Moves application time and chain time forward together; there is no way back. What is due is"
                    + " done within seconds, and tokens, the caller's own too, end as if the time had passed.")
    @APIResponse(responseCode = "200", description = "Both clocks, moved")
    @APIResponse(responseCode = "400", description = "Not 1 s to 400 days")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no administrator")
    @APIResponse(responseCode = "404", description = "There is no test clock here")
    @APIResponse(responseCode = "503", description = "The chain does not answer; do it again")
    @Answers(TestClock.class)
    public Envelope forward(@Context SecurityContext security, Move body) {
        if (body.forwardSeconds() == null) {
            throw Refusal.field("forward_seconds", "REQUIRED", "forward_seconds is required.");
        }
        return Envelope.of(
                clocks.forward(Callers.from(security), body.forwardSeconds()), "Application and chain moved on.");
    }
}

package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.SessionService;
import io.paychain.identity.api.SessionView;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the caller is signed in, and how they end it. */
@Path("/auth/sessions")
@ApplicationScoped
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {

    @Inject
    SessionService sessions;

    record SessionList(List<SessionView> items) {}

    /** Lists the caller's sessions. */
    @GET
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listSessions",
            summary = "List my sessions",
            description = "Open sessions with device, network and last use, the latest used first, at most 100.")
    @APIResponse(responseCode = "200", description = "The sessions")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(SessionList.class)
    public Envelope list(@Context SecurityContext security) {
        return Envelope.of(new SessionList(sessions.list(Callers.from(security))), "Your sessions.");
    }

    /** Ends one session. */
    @DELETE
    @Path("/{id: [0-9a-f]{1,32}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "endSession",
            summary = "End one of my sessions",
            description = "Its access and refresh tokens stop working at once.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "There is no such session of the caller's")
    public Response end(
            @Context SecurityContext security,
            @Parameter(description = "The session's id", example = "5f0c3a9b7d1e4c62") @PathParam("id") String id) {
        sessions.end(Callers.from(security), id);
        return Response.noContent().build();
    }

    /** Ends all other sessions. */
    @DELETE
    @Access(SIGNED_IN)
    @Operation(
            operationId = "endOtherSessions",
            summary = "End all my other sessions",
            description = "Only the session that asks goes on.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "401", description = "Not signed in")
    public Response endOthers(@Context SecurityContext security) {
        sessions.endOthers(Callers.from(security));
        return Response.noContent().build();
    }
}

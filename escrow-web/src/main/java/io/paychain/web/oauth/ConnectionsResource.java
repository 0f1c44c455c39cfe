package io.paychain.web.oauth;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.oauth.ConnectedApps;
import io.paychain.oauth.api.ConnectedApp;
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

/** The applications that act for the caller. */
@Path("/oauth/connections")
@ApplicationScoped
@Tag(name = "oauth")
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionsResource {

    @Inject
    ConnectedApps apps;

    record ConnectionList(List<ConnectedApp> items) {}

    /** Lists them. */
    @GET
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listConnections",
            summary = "List connected applications",
            description = "What acts for the caller, with its scopes, the latest used first.")
    @APIResponse(responseCode = "200", description = "The applications")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(ConnectionList.class)
    public Envelope list(@Context SecurityContext security) {
        return Envelope.of(new ConnectionList(apps.list(Callers.from(security))), "Your connected applications.");
    }

    /** Ends one. */
    @DELETE
    @Path("/{client_id: [0-9a-f]{1,32}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "endConnection",
            summary = "Disconnect an application",
            description = "Its tokens and sockets end at once; next time it has to ask again.")
    @APIResponse(responseCode = "204", description = "Disconnected")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "It does not act for the caller")
    public Response end(
            @Context SecurityContext security,
            @Parameter(description = "The application", example = "5f0c3a9b7d1e4c625f0c3a9b7d1e4c62")
                    @PathParam("client_id")
                    String id) {
        apps.end(Callers.from(security), id);
        return Response.noContent().build();
    }
}

package io.paychain.web.oauth;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.oauth.OAuthClients;
import io.paychain.oauth.api.ClientCredentials;
import io.paychain.oauth.api.ClientTerms;
import io.paychain.oauth.api.ClientView;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.ETags;
import io.paychain.web.http.Envelope;
import io.paychain.web.http.Numbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** OAuth clients, managed by who registered them. */
@Path("/oauth/clients")
@ApplicationScoped
@Tag(name = "oauth")
@Produces(MediaType.APPLICATION_JSON)
public class ClientsResource {

    private static final String ID = "/{client_id: [0-9a-f]{1,32}}";
    private static final String NOT_SIGNED_IN = "Not signed in";
    private static final String STALE = "The session has not shown within ten minutes whose it is";
    private static final String NONE_OF_THEIRS = "There is no such application of the caller's";

    @Inject
    OAuthClients clients;

    /** Registers an application. */
    @POST
    @Access(SIGNED_IN)
    @Operation(
            operationId = "registerOAuthClient",
            summary = "Register an application",
            description =
                    "Redirect URIs are https, http on 127.0.0.1, [::1] or localhost, or a scheme of one's own with a"
                            + " dot in it; no fragment, no *. The secret of a confidential client is answered this once.")
    @APIResponse(responseCode = "201", description = "The application with its secret")
    @APIResponse(responseCode = "400", description = "One or more members are wrong")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "409", description = "There are 20 already")
    @Answers(ClientCredentials.class)
    public Response register(@Context SecurityContext security, ClientTerms body) {
        ClientCredentials made = clients.register(Callers.from(security), body);
        return Response.created(
                        URI.create("/api/v1/oauth/clients/" + made.client().clientId()))
                .header(HttpHeaders.ETAG, ETags.of(made.client().version()))
                .entity(Envelope.of(made, "The application is registered; keep its secret."))
                .build();
    }

    /** Lists the caller's applications. */
    @GET
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listOAuthClients",
            summary = "List my applications",
            description = "Those that the caller registered, without their secrets.")
    @APIResponse(responseCode = "200", description = "A page of applications")
    @APIResponse(responseCode = "400", description = "limit or cursor is wrong")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @Answers(value = ClientView.class, page = true)
    public Envelope list(
            @Context SecurityContext security,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(clients.list(Callers.from(security), Numbers.limit(limit), cursor), "Your applications.");
    }

    /** One application. */
    @GET
    @Path(ID)
    @Access(SIGNED_IN)
    @Operation(operationId = "getOAuthClient", summary = "Read an application", description = "With its ETag.")
    @APIResponse(responseCode = "200", description = "The application")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "404", description = NONE_OF_THEIRS)
    @Answers(ClientView.class)
    public Response find(
            @Context SecurityContext security,
            @Parameter(description = "The application", example = "5f0c3a9b7d1e4c625f0c3a9b7d1e4c62")
                    @PathParam("client_id")
                    String id) {
        return shown(clients.find(Callers.from(security), id), "The application.");
    }

    /** Changes an application. */
    @PUT
    @Path(ID)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "updateOAuthClient",
            summary = "Change an application",
            description =
                    "A member that is left out stays as it is; type cannot be changed. What people have granted stays"
                            + " granted until it ends. Other redirect_uris need a sign-in of the last ten minutes; a new"
                            + " one has everybody asked again.")
    @APIResponse(responseCode = "200", description = "The application as it is now")
    @APIResponse(responseCode = "400", description = "One or more members are wrong")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "403", description = STALE)
    @APIResponse(responseCode = "404", description = NONE_OF_THEIRS)
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @Answers(ClientView.class)
    public Response update(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @Parameter(description = "The application", example = "5f0c3a9b7d1e4c625f0c3a9b7d1e4c62")
                    @PathParam("client_id")
                    String id,
            ClientTerms body) {
        Long expected = ETags.expected(headers.getHeaderString(HttpHeaders.IF_MATCH));
        return shown(clients.update(Callers.from(security), id, body, expected), "Saved.");
    }

    /** Gives it another secret. */
    @POST
    @Path(ID + "/secret")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "renewOAuthClientSecret",
            summary = "Renew an application's secret",
            description = "The one before stops working at once; tokens go on. The new one is answered this once."
                    + " Needs a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "200", description = "The application with its new secret")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "403", description = STALE)
    @APIResponse(responseCode = "404", description = NONE_OF_THEIRS)
    @APIResponse(responseCode = "409", description = "It is public and has none")
    @Answers(ClientCredentials.class)
    public Envelope renewSecret(
            @Context SecurityContext security,
            @Parameter(description = "The application", example = "5f0c3a9b7d1e4c625f0c3a9b7d1e4c62")
                    @PathParam("client_id")
                    String id) {
        return Envelope.of(clients.renewSecret(Callers.from(security), id), "Keep the new secret.");
    }

    /** Deletes an application. */
    @DELETE
    @Path(ID)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "deleteOAuthClient",
            summary = "Delete an application",
            description =
                    "All tokens that it has of anybody stop working at once. Needs a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "403", description = STALE)
    @APIResponse(responseCode = "404", description = NONE_OF_THEIRS)
    public Response delete(
            @Context SecurityContext security,
            @Parameter(description = "The application", example = "5f0c3a9b7d1e4c625f0c3a9b7d1e4c62")
                    @PathParam("client_id")
                    String id) {
        clients.delete(Callers.from(security), id);
        return Response.noContent().build();
    }

    private static Response shown(ClientView client, String message) {
        return Response.ok(Envelope.of(client, message))
                .header(HttpHeaders.ETAG, ETags.of(client.version()))
                .build();
    }
}

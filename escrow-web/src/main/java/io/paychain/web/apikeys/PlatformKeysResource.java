package io.paychain.web.apikeys;

import static io.paychain.web.access.Access.Rule.ROLE;

import io.paychain.apikeys.ApiKeyService;
import io.paychain.apikeys.api.ApiKeyView;
import io.paychain.apikeys.api.MadeApiKey;
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

/** API keys of the platform: they call as one of its services. */
@Path("/admin/api-keys")
@ApplicationScoped
@Tag(name = "api-keys")
@Produces(MediaType.APPLICATION_JSON)
public class PlatformKeysResource {

    @Inject
    ApiKeyService keys;

    /** The keys. */
    @GET
    @Access(
            value = ROLE,
            any = {"admin", "auditor"})
    @Operation(
            operationId = "listPlatformApiKeys",
            summary = "List API keys of the platform",
            description = "Newest first, ended ones too; never a secret. ")
    @APIResponse(responseCode = "200", description = "A page of keys with the cursor of the next")
    @APIResponse(responseCode = "400", description = "The limit or the cursor is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @Answers(value = ApiKeyView.class, page = true)
    public Envelope list(
            @Context SecurityContext security,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(keys.list(Callers.from(security), null, Numbers.limit(limit), cursor), "The keys.");
    }

    /** Makes a key. */
    @POST
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "createPlatformApiKey",
            summary = "Make an API key of the platform",
            description =
                    "The answer holds the secret, which nobody can show again. Needs a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "201", description = "The key with its secret; Location names it")
    @APIResponse(responseCode = "400", description = "The name, a scope or the days are wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "409", description = "There are too many")
    @Answers(MadeApiKey.class)
    public Response create(@Context SecurityContext security, @Context UriInfo uri, KeyBodies.Wanted body) {
        MadeApiKey made = keys.create(Callers.from(security), null, body.asked());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(made.key().id()))
                        .build())
                .entity(Envelope.of(made, "Keep the secret: it is not shown again."))
                .build();
    }

    /** Rotates a key. */
    @POST
    @Path("/{keyId: [0-9]{1,18}}/rotate")
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "rotatePlatformApiKey",
            summary = "Give an API key a new secret",
            description =
                    "The one before works on for overlap_hours, an older one stops at once. prefix names the newest secret: of two who rotate at once, one is told. Needs a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "200", description = "The key with its new secret")
    @APIResponse(responseCode = "400", description = "The prefix or the hours are wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such key")
    @APIResponse(responseCode = "409", description = "It was rotated already, or has ended")
    @Answers(MadeApiKey.class)
    public Envelope rotate(@Context SecurityContext security, @PathParam("keyId") long keyId, KeyBodies.Rotation body) {
        MadeApiKey made = keys.rotate(Callers.from(security), null, keyId, body.prefix(), body.overlapHours());
        return Envelope.of(made, "Keep the secret: it is not shown again.");
    }

    /** Revokes a key. */
    @DELETE
    @Path("/{keyId: [0-9]{1,18}}")
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "revokePlatformApiKey",
            summary = "Revoke an API key",
            description = "All its secrets stop at once, on every server. Needs a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such key")
    public Response revoke(@Context SecurityContext security, @PathParam("keyId") long keyId) {
        keys.revoke(Callers.from(security), null, keyId);
        return Response.noContent().build();
    }
}

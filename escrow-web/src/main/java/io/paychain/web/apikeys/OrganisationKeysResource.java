package io.paychain.web.apikeys;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

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

/** API keys of organisations. */
@Path("/organisations")
@ApplicationScoped
@Tag(name = "api-keys", description = "Keys that services call with")
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationKeysResource {

    private static final String KEYS = "/{id: [0-9]{1,18}}/api-keys";

    @Inject
    ApiKeyService keys;

    /** The keys. */
    @GET
    @Path(KEYS)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listApiKeys",
            summary = "List API keys",
            description = "Newest first, ended ones too; never a secret. Needs api_keys:read.")
    @APIResponse(responseCode = "200", description = "A page of keys with the cursor of the next")
    @APIResponse(responseCode = "400", description = "The limit or the cursor is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such organisation, or the caller is no member")
    @Answers(value = ApiKeyView.class, page = true)
    public Envelope list(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(keys.list(Callers.from(security), id, Numbers.limit(limit), cursor), "The keys.");
    }

    /** Makes a key. */
    @POST
    @Path(KEYS)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "createApiKey",
            summary = "Make an API key",
            description =
                    "The answer holds the secret, which nobody can show again. Needs api_keys:manage, every permission that the scopes stand for, and a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "201", description = "The key with its secret; Location names it")
    @APIResponse(responseCode = "400", description = "The name, a scope or the days are wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such organisation, or the caller is no member")
    @APIResponse(responseCode = "409", description = "There are too many, or the organisation is archived")
    @Answers(MadeApiKey.class)
    public Response create(
            @Context SecurityContext security, @Context UriInfo uri, @PathParam("id") long id, KeyBodies.Wanted body) {
        MadeApiKey made = keys.create(Callers.from(security), id, body.asked());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(made.key().id()))
                        .build())
                .entity(Envelope.of(made, "Keep the secret: it is not shown again."))
                .build();
    }

    /** Rotates a key. */
    @POST
    @Path(KEYS + "/{keyId: [0-9]{1,18}}/rotate")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "rotateApiKey",
            summary = "Give an API key a new secret",
            description =
                    "The one before works on for overlap_hours, an older one stops at once. prefix names the newest secret: of two who rotate at once, one is told. Needs api_keys:manage, every permission that the scopes stand for, and a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "200", description = "The key with its new secret")
    @APIResponse(responseCode = "400", description = "The prefix or the hours are wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such key")
    @APIResponse(responseCode = "409", description = "It was rotated already, or has ended")
    @Answers(MadeApiKey.class)
    public Envelope rotate(
            @Context SecurityContext security,
            @PathParam("id") long id,
            @PathParam("keyId") long keyId,
            KeyBodies.Rotation body) {
        MadeApiKey made = keys.rotate(Callers.from(security), id, keyId, body.prefix(), body.overlapHours());
        return Envelope.of(made, "Keep the secret: it is not shown again.");
    }

    /** Revokes a key. */
    @DELETE
    @Path(KEYS + "/{keyId: [0-9]{1,18}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description =
                    "All its secrets stop at once, on every server. Needs api_keys:manage and a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The role or the session is not enough")
    @APIResponse(responseCode = "404", description = "There is no such key")
    public Response revoke(
            @Context SecurityContext security, @PathParam("id") long id, @PathParam("keyId") long keyId) {
        keys.revoke(Callers.from(security), id, keyId);
        return Response.noContent().build();
    }
}

package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.IdentityService;
import io.paychain.identity.api.UserChange;
import io.paychain.identity.api.UserView;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.ETags;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Users: one's own account; administrators and auditors may read all. */
@Path("/users")
@ApplicationScoped
@Tag(name = "users", description = "One's own account")
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

    @Inject
    IdentityService identity;

    /** The caller's own account. */
    @GET
    @Path("/me")
    @Access(SIGNED_IN)
    @Operation(operationId = "getMe", summary = "Read my account", description = "The caller's account with its ETag.")
    @APIResponse(responseCode = "200", description = "The account")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(UserView.class)
    public Response me(@Context SecurityContext security) {
        return own(identity.me(Callers.from(security)), "Your account.");
    }

    /** A user, for themselves, administrators and auditors (D33). */
    @GET
    @Path("/{id: [0-9]{1,18}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "getUser",
            summary = "Read a user",
            description = "The account, for its owner, administrators and auditors. What a job's parties may know of "
                    + "each other stands in the job.")
    @APIResponse(responseCode = "200", description = "The user")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "It is not the caller's account")
    @APIResponse(responseCode = "404", description = "There is no such user; said to administrators and auditors only")
    @Answers(UserView.class)
    public Response user(@Context SecurityContext security, @PathParam("id") long id) {
        return own(identity.find(Callers.from(security), id), "The account.");
    }

    /** Changes the caller's own account. */
    @PUT
    @Path("/{id: [0-9]{1,18}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "updateUser",
            summary = "Change my account",
            description =
                    "A member that is left out stays as it is. Wallet and type cannot be changed. Another e-mail"
                            + " address needs a sign-in of the last ten minutes and gets a link to verify it; until that is opened"
                            + " it is pending_email, and a verified one stays in force. One that is taken gets the same answer.")
    @APIResponse(responseCode = "200", description = "The account as it is now")
    @APIResponse(responseCode = "400", description = "One or more members are wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "It is not the caller's account, or the sign-in is too long ago")
    @APIResponse(responseCode = "409", description = "The username is taken")
    @APIResponse(responseCode = "412", description = "The account has changed since it was read")
    @Answers(UserView.class)
    public Response update(
            @Context SecurityContext security,
            @Context HttpHeaders headers,
            @PathParam("id") long id,
            UserChange body) {
        Long expected = ETags.expected(headers.getHeaderString(HttpHeaders.IF_MATCH));
        return own(identity.update(Callers.from(security), id, body, expected), "Saved.");
    }

    private static Response own(UserView user, String message) {
        return Response.ok(Envelope.of(user, message))
                .header(HttpHeaders.ETAG, ETags.of(user.version()))
                .build();
    }
}

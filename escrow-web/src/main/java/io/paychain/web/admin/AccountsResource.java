package io.paychain.web.admin;

import static io.paychain.web.access.Access.Rule.ROLE;

import io.paychain.identity.Administration;
import io.paychain.identity.api.AccountView;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Accounts, for operators. */
@Path("/admin/users")
@ApplicationScoped
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {

    private static final String ID = "/{id: [0-9]{1,18}}";

    @Inject
    Administration administration;

    @Schema(name = "PlatformRolesRequest", description = "The platform roles that somebody shall have")
    record RolesBody(@Nullable List<@Nullable String> roles) {}

    /** Finds accounts. */
    @GET
    @Access(
            value = ROLE,
            any = {"admin", "auditor", "support"})
    @Operation(
            operationId = "listUsers",
            summary = "Find accounts",
            description = "Newest first. No secret, and nothing that opens an account.")
    @APIResponse(responseCode = "200", description = "A page of accounts with the cursor of the next")
    @APIResponse(responseCode = "400", description = "A filter is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no operator")
    @Answers(value = AccountView.class, page = true)
    public Envelope list(
            @Context SecurityContext security,
            @Parameter(description = "Part of name, address or wallet", example = "ada") @QueryParam("q") @Nullable
                    String q,
            @Parameter(description = "A granted platform role", example = "auditor") @QueryParam("role") @Nullable
                    String role,
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(
                administration.find(Callers.from(security), q, role, Numbers.limit(limit), cursor), "Accounts.");
    }

    /** One account. */
    @GET
    @Path(ID)
    @Access(
            value = ROLE,
            any = {"admin", "auditor", "support"})
    @Operation(operationId = "getAccount", summary = "Read an account", description = "As operators see it.")
    @APIResponse(responseCode = "200", description = "The account")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no operator")
    @APIResponse(responseCode = "404", description = "There is no such user")
    @Answers(AccountView.class)
    public Envelope read(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(administration.read(Callers.from(security), id), "The account.");
    }

    /** Sets platform roles. */
    @PUT
    @Path(ID + "/roles")
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "setPlatformRoles",
            summary = "Set platform roles",
            description =
                    "Lets somebody have these of admin, arbiter, auditor and support, and no others; those of the configuration stay. Counts with their next request. Needs a sign-in of the last ten minutes. The last administrator stays.")
    @APIResponse(responseCode = "200", description = "The account as it is now")
    @APIResponse(responseCode = "400", description = "A role is unknown")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no administrator, or the sign-in is too long ago")
    @APIResponse(responseCode = "404", description = "There is no such user")
    @APIResponse(responseCode = "409", description = "They are the last administrator")
    @Answers(AccountView.class)
    public Envelope setRoles(@Context SecurityContext security, @PathParam("id") long id, RolesBody body) {
        return Envelope.of(administration.setRoles(Callers.from(security), id, body.roles()), "Saved.");
    }

    /** Locks an account. */
    @POST
    @Path(ID + "/lock")
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "lockUser",
            summary = "Lock an account",
            description =
                    "Its sessions end at once, and nobody signs in to it. Needs a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "200", description = "The account as it is now")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no administrator, or the sign-in is too long ago")
    @APIResponse(responseCode = "404", description = "There is no such user")
    @APIResponse(responseCode = "409", description = "They are the last administrator")
    @Answers(AccountView.class)
    public Envelope lock(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(administration.lock(Callers.from(security), id), "Locked.");
    }

    /** Opens it again. */
    @POST
    @Path(ID + "/unlock")
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "unlockUser",
            summary = "Unlock an account",
            description = "They may sign in again. Needs a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "200", description = "The account as it is now")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no administrator, or the sign-in is too long ago")
    @APIResponse(responseCode = "404", description = "There is no such user")
    @Answers(AccountView.class)
    public Envelope unlock(@Context SecurityContext security, @PathParam("id") long id) {
        return Envelope.of(administration.unlock(Callers.from(security), id), "Unlocked.");
    }

    /** Ends their sessions. */
    @DELETE
    @Path(ID + "/sessions")
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "endSessionsOfUser",
            summary = "End somebody's sessions",
            description = "All of them, at once; they may sign in again. Needs a sign-in of the last ten minutes.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no administrator, or the sign-in is too long ago")
    @APIResponse(responseCode = "404", description = "There is no such user")
    public Response endSessions(@Context SecurityContext security, @PathParam("id") long id) {
        administration.endSessions(Callers.from(security), id);
        return Response.noContent().build();
    }
}

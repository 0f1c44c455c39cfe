package io.paychain.web.console;

import static io.paychain.web.access.Access.Rule.ROLE;

import io.paychain.identity.ConsoleSessions;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way into the console. */
@Path("/auth/console")
@ApplicationScoped
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public class ConsoleResource {

    @Inject
    ConsoleSessions sessions;

    @Inject
    ConsoleCookie cookie;

    /** Opens the console for the caller's browser. */
    @POST
    @Access(
            value = ROLE,
            any = {"admin", "arbiter", "auditor", "support"})
    @Operation(
            operationId = "openConsole",
            summary = "Open the operators' console",
            description = "Sets a cookie for /admin that is tied to this session and lives 30 idle minutes.")
    @APIResponse(responseCode = "204", description = "The cookie is set; go to /admin")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no operator")
    public Response open(@Context SecurityContext security) {
        String token = sessions.open(Callers.from(security));
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.set(token))
                .build();
    }
}

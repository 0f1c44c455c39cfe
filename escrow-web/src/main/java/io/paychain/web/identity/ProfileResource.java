package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.IdentityService;
import io.paychain.identity.api.UserView;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's account under the name that one of the founding documents gives it (E20). */
@Path("/profile")
@ApplicationScoped
@Tag(name = "users")
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {

    @Inject
    IdentityService identity;

    /** The caller's own account. */
    @GET
    @Access(SIGNED_IN)
    @Operation(operationId = "getProfile", summary = "Read my account (alias)", description = "As GET /users/me.")
    @APIResponse(responseCode = "200", description = "The account")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(UserView.class)
    public Envelope profile(@Context SecurityContext security) {
        return Envelope.of(identity.me(Callers.from(security)), "Your account.");
    }
}

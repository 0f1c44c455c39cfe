package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.IdentityService;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The address that the caller has yet to verify. */
@Path("/auth/pending-email")
@ApplicationScoped
@Tag(name = "auth")
public class PendingEmailResource {

    @Inject
    IdentityService identity;

    /** Sends its link again. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "resendPendingEmail",
            summary = "Send the link to my new address again",
            description = "To pending_email, or to an address that was never verified; at most five mails an hour.")
    @APIResponse(responseCode = "202", description = "If there is something to send, a mail is on its way")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(PasswordResource.MailOnItsWay.class)
    public Response resend(@Context SecurityContext security) {
        identity.resend(Callers.from(security));
        return PasswordResource.accepted("If there is something to send, a mail is on its way.");
    }

    /** Stays at the verified one. */
    @DELETE
    @Access(SIGNED_IN)
    @Operation(
            operationId = "cancelPendingEmail",
            summary = "Keep my address",
            description = "Forgets pending_email; its link stops working.")
    @APIResponse(responseCode = "204", description = "There is no pending address any more")
    @APIResponse(responseCode = "401", description = "Not signed in")
    public Response cancel(@Context SecurityContext security) {
        identity.stay(Callers.from(security));
        return Response.noContent().build();
    }
}

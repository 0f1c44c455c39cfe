package io.paychain.web.oauth;

import static io.paychain.web.access.Access.Rule.PUBLIC;
import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.oauth.Authorizations;
import io.paychain.oauth.api.AuthorizationView;
import io.paychain.oauth.api.Redirection;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the consent page asks and answers: the request that came to the authorization endpoint, sealed. */
@Path("/oauth/authorization")
@ApplicationScoped
@Tag(name = "oauth")
@Produces(MediaType.APPLICATION_JSON)
public class ConsentResource {

    private static final String INVALID = "The request is unknown, or older than ten minutes";

    @Inject
    Authorizations authorizations;

    /** The request member of the page's address. */
    @Schema(name = "SealedAuthorizationRequest")
    record Sealed(@Nullable String request) {}

    /** Tells what is asked. */
    @POST
    @Access(SIGNED_IN)
    @Operation(
            operationId = "readAuthorization",
            summary = "Read what an application asks for",
            description =
                    "request is what /oauth/authorize put into the address of the consent page. It changes nothing.")
    @APIResponse(responseCode = "200", description = "What is asked, and whether the caller has agreed to it before")
    @APIResponse(responseCode = "400", description = INVALID)
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(AuthorizationView.class)
    public Envelope look(@Context SecurityContext security, Sealed body) {
        return Envelope.of(authorizations.look(Callers.from(security), body.request()), "The application's request.");
    }

    /** Agrees. */
    @POST
    @Path("/approval")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "approveAuthorization",
            summary = "Let an application act",
            description = "Answers where the browser goes, with a code that works once, for 60 seconds. The consent is"
                    + " remembered.")
    @APIResponse(responseCode = "200", description = "Where the browser goes")
    @APIResponse(responseCode = "400", description = INVALID)
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The application asks for a fresher sign-in")
    @Answers(Redirection.class)
    public Envelope approve(@Context SecurityContext security, Sealed body) {
        return Envelope.of(authorizations.approve(Callers.from(security), body.request()), "Go back to it.");
    }

    /** Does not agree. */
    @POST
    @Path("/refusal")
    @Access(PUBLIC)
    @Operation(
            operationId = "refuseAuthorization",
            summary = "Refuse an application",
            description =
                    "Answers where the browser goes, with the error access_denied; login_required when nobody was to be"
                            + " asked and nobody is signed in.")
    @APIResponse(responseCode = "200", description = "Where the browser goes")
    @APIResponse(responseCode = "400", description = INVALID)
    @APIResponse(responseCode = "401", description = "Nobody is signed in, and somebody may be asked")
    @Answers(Redirection.class)
    public Envelope refuse(@Context SecurityContext security, Sealed body) {
        return Envelope.of(authorizations.refuse(Callers.from(security), body.request()), "Go back to it.");
    }
}

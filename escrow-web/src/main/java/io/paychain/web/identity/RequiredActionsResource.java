package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.organisations.RequiredActions;
import io.paychain.organisations.api.RequiredAction;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the caller's organisations ask of the session that it does not fulfil yet. */
@Path("/auth/required-actions")
@ApplicationScoped
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public class RequiredActionsResource {

    @Inject
    RequiredActions required;

    record RequiredActionList(List<RequiredAction> items) {}

    /** Lists them. */
    @GET
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listRequiredActions",
            summary = "List what my organisations ask of me",
            description = "What the session lacks to act for the caller's organisations, at most one for each:"
                    + " SET_UP_SECOND_FACTOR, SHOW_SECOND_FACTOR or STEP_UP. Until it is done their requests are"
                    + " refused. Sign-ins answer the same as required_actions.")
    @APIResponse(responseCode = "200", description = "What is missing; an empty list when nothing is")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(RequiredActionList.class)
    public Envelope list(@Context SecurityContext security) {
        return Envelope.of(new RequiredActionList(required.of(Callers.from(security))), "What is asked of you.");
    }
}

package io.paychain.web.admin;

import static io.paychain.web.access.Access.Rule.ROLE;

import io.paychain.admin.EventDeliveries;
import io.paychain.admin.api.QuarantinedEvent;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import io.paychain.web.http.Numbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events that a part of the system failed on: see them, and have them tried again. */
@Path("/admin/quarantined-events")
@ApplicationScoped
@Tag(name = "admin", description = "For operators")
@Produces(MediaType.APPLICATION_JSON)
public class QuarantineResource {

    @Inject
    EventDeliveries deliveries;

    /** Events set aside. */
    @GET
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "listQuarantinedEvents",
            summary = "List events set aside",
            description = "Events that a subscriber failed on eight times, and the later ones of the same subject,"
                    + " which wait behind them; the longest waiting first. While there are any, /health is degraded.")
    @APIResponse(responseCode = "200", description = "A page of events with the cursor of the next")
    @APIResponse(responseCode = "400", description = "The limit or the cursor is wrong")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no administrator")
    @Answers(value = QuarantinedEvent.class, page = true)
    public Envelope list(
            @Parameter(description = "Rows of a page, 1 to 100", example = "20") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next_cursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return Envelope.of(deliveries.quarantined(Numbers.limit(limit), cursor), "Events set aside.");
    }

    /** Has one tried again. */
    @POST
    @Path("/{id: [0-9]{1,18}}/retry")
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "retryQuarantinedEvent",
            summary = "Try an event again",
            description =
                    "Asks for all events of its subject to be tried again in their order, within seconds. An event"
                            + " that works leaves the list; one that fails stays there, and those behind it too.")
    @APIResponse(responseCode = "202", description = "It will be tried again")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no administrator")
    @APIResponse(responseCode = "404", description = "No such event is set aside")
    @Answers(QuarantinedEvent.class)
    public Response retry(@Context SecurityContext security, @PathParam("id") long id) {
        QuarantinedEvent event = deliveries.retry(Callers.from(security), id);
        return Response.accepted(Envelope.of(event, "It will be tried again.")).build();
    }
}

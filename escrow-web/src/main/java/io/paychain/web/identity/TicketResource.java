package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.SocketTickets;
import io.paychain.identity.api.Ticket;
import io.paychain.shared.Scope;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tickets for the socket, so that no access token ever stands in a URL. */
@Path("/events/ticket")
@ApplicationScoped
@Tag(name = "events")
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {

    @Inject
    SocketTickets tickets;

    /** Issues a ticket for the caller's session. */
    @POST
    @Access(value = SIGNED_IN, scope = Scope.EVENTS_READ)
    @Operation(
            operationId = "issueSocketTicket",
            summary = "Get a ticket for the socket",
            description = "Good for one connection to /rt/events?ticket=… within 30 seconds.")
    @APIResponse(responseCode = "200", description = "The ticket and when it ends")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(Ticket.class)
    public Envelope issue(@Context SecurityContext security) {
        return Envelope.of(tickets.issue(Callers.from(security)), "Connect within 30 seconds.");
    }
}

package io.paychain.web.live;

import static io.paychain.web.access.Access.Rule.SERVICE;

import io.paychain.platform.live.Broadcasts;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lets the platform's own services publish (P78). */
@Path("/broadcast")
@ApplicationScoped
@Tag(name = "events", description = "Live events")
@Produces(MediaType.APPLICATION_JSON)
public class BroadcastResource {

    @Inject
    Broadcasts broadcasts;

    /** What to publish. */
    @Schema(name = "Broadcast")
    record Broadcast(
            @Schema(example = "maintenance_planned") @Nullable
            String type,

            @Schema(example = "jobs") @Nullable String channel,
            @Nullable Map<String, Object> data) {}

    /** What was taken. */
    record Taken(String type) {}

    /** Publishes an event. */
    @POST
    @Access(
            value = SERVICE,
            any = {"ws", "job"})
    @Operation(
            operationId = "broadcast",
            summary = "Publish a live event",
            description = "With a service key in X-Service-API-Key. The event can be replayed like any other.")
    @APIResponse(responseCode = "202", description = "Taken")
    @APIResponse(responseCode = "400", description = "Type, channel or data are wrong")
    @APIResponse(responseCode = "401", description = "No service key")
    @APIResponse(responseCode = "403", description = "This service may not publish")
    @Answers(BroadcastResource.Taken.class)
    public Response broadcast(@Context SecurityContext security, Broadcast body) {
        broadcasts.publish(Callers.from(security).principal(), body.type(), body.channel(), body.data());
        return Response.accepted(Envelope.of(new Taken(String.valueOf(body.type())), "On its way."))
                .build();
    }
}

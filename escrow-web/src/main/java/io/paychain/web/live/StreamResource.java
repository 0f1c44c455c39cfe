package io.paychain.web.live;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.platform.live.Channels;
import io.paychain.platform.live.LiveHub;
import io.paychain.shared.Caller;
import io.paychain.shared.Scope;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The socket's events for those who cannot hold one. */
@Path("/events/stream")
@ApplicationScoped
@Tag(name = "events")
public class StreamResource {

    @Inject
    LiveHub hub;

    @Inject
    EventStreams streams;

    /** Opens the stream. */
    @GET
    @Access(value = SIGNED_IN, scope = Scope.EVENTS_READ)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamEvents",
            summary = "Stream live events",
            description = "Server-sent events with the socket's envelope as data. Last-Event-ID brings what was missed;"
                    + " the caller's own channel is implied.")
    @APIResponse(responseCode = "200", description = "The stream")
    @APIResponse(responseCode = "400", description = "An unknown channel or Last-Event-ID")
    @APIResponse(responseCode = "401", description = "Not signed in")
    public void stream(
            @Context SecurityContext security,
            @Context SseEventSink sink,
            @Context Sse sse,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("channels") @Nullable String channels) {
        Caller caller = Callers.from(security);
        Set<String> hears = channels(caller, channels);
        Long after = after(lastEventId);
        EventStream stream = new EventStream(caller, sink, sse, hub);
        if (!streams.add(stream)) {
            throw new Refusal(CommonProblem.RATE_LIMITED, "Too many open streams.");
        }
        stream.start(hears, after);
    }

    private static Set<String> channels(Caller caller, @Nullable String asked) {
        List<String> names =
                asked == null || asked.isBlank() ? List.copyOf(Channels.PUBLIC) : List.of(asked.split(",", 10));
        return Channels.allowed(names, caller.userId())
                .orElseThrow(() -> Refusal.field("channels", "CHANNEL_REFUSED", "channels are jobs and payments."));
    }

    private static @Nullable Long after(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return null;
        }
        return Channels.position(lastEventId)
                .orElseThrow(() -> Refusal.field("Last-Event-ID", "INVALID_AFTER", "That is no event id."));
    }
}

package io.paychain.web.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;

/** Says in every answer when it was made, by application time; one that is repeated keeps its own. */
@Provider
@ApplicationScoped
@Priority(Priorities.USER)
public class EnvelopeTime implements ContainerResponseFilter {

    @Inject
    Clock clock;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Envelope envelope && envelope.timestamp() == null) {
            response.setEntity(envelope.at(clock.instant()));
        }
    }
}

package io.paychain.web.stats;

import static io.paychain.web.access.Access.Rule.PUBLIC;

import io.paychain.jobs.JobStatistics;
import io.paychain.jobs.api.PublicStats;
import io.paychain.shared.Scope;
import io.paychain.web.access.Access;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The landing page's counters. */
@Path("/public/stats")
@ApplicationScoped
@Tag(name = "public", description = "What needs no sign-in")
@Produces(MediaType.APPLICATION_JSON)
public class StatsResource {

    @Inject
    JobStatistics statistics;

    /** The last known numbers and their time. */
    @GET
    @Access(
            value = PUBLIC,
            scope = {Scope.JOBS_READ, Scope.PAYMENTS_READ})
    @Operation(
            operationId = "getPublicStats",
            summary = "Read the public numbers",
            description = "The last known values with the time of counting, at most five minutes ago.")
    @APIResponse(responseCode = "200", description = "The numbers")
    @Answers(PublicStats.class)
    public Envelope stats() {
        return Envelope.of(statistics.latest(), "The platform in numbers.");
    }
}

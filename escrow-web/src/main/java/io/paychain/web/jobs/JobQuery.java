package io.paychain.web.jobs;

import io.paychain.jobs.api.JobFilter;
import io.paychain.web.http.Numbers;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of job lists as they stand in the query. */
public class JobQuery {

    @Parameter(description = "A status", example = "open")
    @QueryParam("status")
    @Nullable
    String status;

    @Parameter(description = "Exact type, in any case", example = "care")
    @QueryParam("job_type")
    @Nullable
    String jobType;

    @Parameter(description = "Pay of at least this many USD", example = "100.00")
    @QueryParam("min_pay_usd")
    @Nullable
    String minPayUsd;

    @Parameter(description = "Pay of at most this many USD", example = "900.00")
    @QueryParam("max_pay_usd")
    @Nullable
    String maxPayUsd;

    @Parameter(description = "Words in title, type or description", example = "night shift")
    @QueryParam("q")
    @Nullable
    String q;

    @Parameter(
            description = "-created_at (default), created_at, -pay_amount_usd, pay_amount_usd",
            example = "-pay_amount_usd")
    @QueryParam("sort")
    @Nullable
    String sort;

    @Parameter(description = "next_cursor of the page before")
    @QueryParam("cursor")
    @Nullable
    String cursor;

    @Parameter(description = "Rows of a page, 1 to 100", example = "20")
    @QueryParam("limit")
    @Nullable
    String limit;

    @Parameter(description = "Jobs on behalf of this organisation only", example = "5")
    @QueryParam("organization_id")
    @Nullable
    String organizationId;

    JobFilter filter() {
        return new JobFilter(
                status,
                jobType,
                minPayUsd,
                maxPayUsd,
                q,
                sort,
                cursor,
                Numbers.limit(limit),
                Numbers.id("organization_id", organizationId));
    }
}

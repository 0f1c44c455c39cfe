package io.paychain.web.jobs;

import io.paychain.jobs.api.NewJob;
import io.paychain.shared.error.Refusal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A job to post, or what to change of one. */
@Schema(name = "JobRequest", description = "A job to post; in a change every member may be left out")
record JobBody(
        @Schema(example = "Night shift, Elm House") @Nullable
        String title,

        @Schema(example = "Eight hours, two residents, handover at 7.") @Nullable
        String description,

        @Schema(example = "care") @Nullable String jobType,

        @Schema(
                example = "500.00",
                description = "Decimal string above 0; paid in ether at the rate of the funding. Left out when"
                        + " pay_amount and pay_asset are given")
        @Nullable
        String payAmountUsd,

        @Schema(
                example = "500.25",
                description = "Instead of pay_amount_usd: what the worker gets of pay_asset, exact, at most 6 decimals")
        @Nullable
        String payAmount,

        @Schema(example = "USDC", description = "USDC or EURC, where GET /chain lists it") @Nullable
        String payAsset,

        @Schema(example = "24", minimum = "1", maximum = "2160") @Nullable
        Integer timeLimitHours,

        @Nullable List<@Nullable Item> checklist,

        @Schema(example = "168", minimum = "1", maximum = "2160") @Nullable
        Integer acceptWithinHours,

        @Schema(example = "72", minimum = "24", maximum = "240") @Nullable
        Integer reviewHours,

        @Schema(
                example = "false",
                description =
                        "True when workers apply and the employer picks one of them. Left out: true above the value"
                                + " that GET /jobs/rules tells, where it cannot be false, else false")
        @Nullable
        Boolean employerPicks,

        @Schema(
                example = "5",
                description = "On whose behalf it is posted; needs jobs:create there. Cannot be changed later")
        @Nullable
        Long organizationId) {

    /** One thing to do. */
    @Schema(name = "ChecklistText")
    record Item(
            @Schema(example = "Hand over to the morning shift") @Nullable
            String text) {}

    NewJob asked() {
        return new NewJob(
                title,
                description,
                jobType,
                payAmountUsd,
                timeLimitHours,
                texts(),
                acceptWithinHours,
                reviewHours,
                payAmount,
                payAsset,
                employerPicks);
    }

    /** A change: on whose behalf a job is, stays. */
    NewJob change() {
        if (organizationId != null) {
            throw Refusal.field("organization_id", "FIXED", "On whose behalf a job is posted cannot be changed.");
        }
        return asked();
    }

    private @Nullable List<@Nullable String> texts() {
        return checklist == null
                ? null
                : checklist.stream()
                        .<@Nullable String>map(item -> item == null ? null : item.text())
                        .toList();
    }
}

package io.paychain.escrow.api;

import io.paychain.shared.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job wants locked.
 *
 * @param jobId the database id of the job
 * @param employerWallet who pays, lower-case 0x address
 * @param payAmountUsd what the worker gets, in USD with at most 2 decimals; not used with a price
 * @param workHours time to work after acceptance, 1–2160
 * @param reviewHours the review window, 24–240
 * @param acceptWithinHours the acceptance window from now (chain time), 1–2160
 * @param checklist the texts that the terms hash binds
 * @param price what the worker gets of a token; null for ether
 * @param employerPicks true when the employer, and not the platform, admits the worker
 */
public record FundingRequest(
        long jobId,
        String employerWallet,
        BigDecimal payAmountUsd,
        int workHours,
        int reviewHours,
        int acceptWithinHours,
        List<String> checklist,
        @Nullable Money price,
        boolean employerPicks) {

    /** A job whose worker the platform admits. */
    public FundingRequest(
            long jobId,
            String employerWallet,
            BigDecimal payAmountUsd,
            int workHours,
            int reviewHours,
            int acceptWithinHours,
            List<String> checklist,
            @Nullable Money price) {
        this(jobId, employerWallet, payAmountUsd, workHours, reviewHours, acceptWithinHours, checklist, price, false);
    }

    /** Pay in ether. */
    public FundingRequest(
            long jobId,
            String employerWallet,
            BigDecimal payAmountUsd,
            int workHours,
            int reviewHours,
            int acceptWithinHours,
            List<String> checklist) {
        this(jobId, employerWallet, payAmountUsd, workHours, reviewHours, acceptWithinHours, checklist, null);
    }
}

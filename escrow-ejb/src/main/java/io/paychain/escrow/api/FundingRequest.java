package io.paychain.escrow.api;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a job wants locked.
 *
 * @param jobId the database id of the job
 * @param employerWallet who pays, lower-case 0x address
 * @param payAmountUsd what the worker gets, in USD with at most 2 decimals
 * @param workHours time to work after acceptance, 1–2160
 * @param reviewHours the review window, 24–240
 * @param acceptWithinHours the acceptance window from now (chain time), 1–2160
 * @param checklist the texts that the terms hash binds
 */
public record FundingRequest(
        long jobId,
        String employerWallet,
        BigDecimal payAmountUsd,
        int workHours,
        int reviewHours,
        int acceptWithinHours,
        List<String> checklist) {}

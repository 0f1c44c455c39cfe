package io.paychain.jobs.api;

/** A new job with what it takes to lock its pay. */
public record PostedJob(JobView job, FundingView funding) {}

package io.paychain.web.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.paychain.jobs.api.FundingView;
import io.paychain.jobs.api.JobView;

/** A job's own fields with the transaction that locks its pay. */
record FundedJob(@JsonUnwrapped JobView job, FundingView funding) {}

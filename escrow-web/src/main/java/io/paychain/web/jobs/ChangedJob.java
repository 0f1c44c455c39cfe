package io.paychain.web.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.paychain.disputes.api.PreparedAmendment;
import io.paychain.jobs.api.JobView;
import org.jspecify.annotations.Nullable;

/** A job's own fields with the time that was prepared for the changes. */
record ChangedJob(@JsonUnwrapped JobView job, @Nullable PreparedAmendment amendment) {}

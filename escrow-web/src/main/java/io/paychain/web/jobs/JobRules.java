package io.paychain.web.jobs;

import io.paychain.jobs.api.PicksRule;
import java.util.List;

/** What holds for new jobs. */
record JobRules(List<PicksRule> employerPicksAbove) {}

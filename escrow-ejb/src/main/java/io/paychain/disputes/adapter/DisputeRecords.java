package io.paychain.disputes.adapter;

import io.paychain.identity.api.PersonalRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What a person said and offered in disputes. It stays: a ruling was made upon it. */
@ApplicationScoped
class DisputeRecords implements PersonalRecords {

    private static final String DISPUTE = "select id, job_id, status, category, reason, answer, answered_at,"
            + " ruling_ends_at, to_worker_wei::text, to_employer_wei::text, fee_wei::text, opened_at, ended_at"
            + " from dispute where ";

    @Override
    public String section() {
        return "disputes";
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "opened", DISPUTE + "employer_id = ? order by id desc",
                "against", DISPUTE + "worker_id = ? order by id desc",
                "messages",
                        "select dispute_id, text, created_at from dispute_message where author_id = ? order by id desc",
                "evidence",
                        "select dispute_id, name, media_type, size_bytes, sha256, note, created_at from dispute_evidence"
                                + " where author_id = ? order by id desc",
                "rulings",
                        "select dispute_id, to_worker_wei::text, reasons, created_at from dispute_ruling"
                                + " where arbiter_id = ? order by id desc",
                "proposals",
                        "select job_id, kind, to_worker_wei::text, until, note, created_at from job_proposal"
                                + " where proposer_id = ? order by id desc");
    }
}

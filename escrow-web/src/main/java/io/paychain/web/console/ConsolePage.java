package io.paychain.web.console;

import io.paychain.admin.OperatorViews;
import io.paychain.admin.api.EscrowRow;
import io.paychain.admin.api.JobRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.primefaces.model.LazyDataModel;

/** The console's first page: jobs and escrows with their chain state. */
@Named("console")
@RequestScoped
public class ConsolePage {

    @Inject
    OperatorViews views;

    private String jobStatus = "";
    private String escrowStatus = "";

    private final LazyDataModel<JobRow> jobs = new Rows<>(new Jobs(), row -> Long.toString(row.id()));
    private final LazyDataModel<EscrowRow> escrows = new Rows<>(new Escrows(), EscrowRow::onchainId);

    /** Loads jobs through the page's bean; never leaves the request. */
    private final class Jobs implements Rows.Loader<JobRow> {

        private static final long serialVersionUID = 1L;

        @Override
        public List<JobRow> load(int offset, int limit) {
            return views.jobs(jobStatus, offset, limit);
        }

        @Override
        public int count() {
            return views.countJobs(jobStatus);
        }
    }

    /** Loads escrows through the page's bean; never leaves the request. */
    private final class Escrows implements Rows.Loader<EscrowRow> {

        private static final long serialVersionUID = 1L;

        @Override
        public List<EscrowRow> load(int offset, int limit) {
            return views.escrows(escrowStatus, offset, limit);
        }

        @Override
        public int count() {
            return views.countEscrows(escrowStatus);
        }
    }

    /** Jobs of the chosen status. */
    public LazyDataModel<JobRow> getJobs() {
        return jobs;
    }

    /** Escrows of the chosen status. */
    public LazyDataModel<EscrowRow> getEscrows() {
        return escrows;
    }

    /** The statuses to choose from. */
    public List<String> getJobStatuses() {
        return List.of(
                "open",
                "active",
                "in_progress",
                "submitted",
                "disputed",
                "settled",
                "completed",
                "withdrawn",
                "cancelled",
                "expired");
    }

    /** The contract's statuses to choose from. */
    public List<String> getEscrowStatuses() {
        return List.of("OPEN", "ACTIVE", "SUBMITTED", "VACANT", "DISPUTED", "RELEASED", "REFUNDED", "SETTLED");
    }

    /** The chosen job status; empty for all. */
    public String getJobStatus() {
        return jobStatus;
    }

    /** Chooses a job status. */
    public void setJobStatus(String status) {
        jobStatus = status == null ? "" : status;
    }

    /** The chosen escrow status; empty for all. */
    public String getEscrowStatus() {
        return escrowStatus;
    }

    /** Chooses an escrow status. */
    public void setEscrowStatus(String status) {
        escrowStatus = status == null ? "" : status;
    }
}

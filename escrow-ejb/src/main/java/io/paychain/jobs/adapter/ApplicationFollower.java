package io.paychain.jobs.adapter;

import io.paychain.escrow.api.EscrowEvents;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.jobs.domain.Application;
import io.paychain.jobs.domain.ApplicationEvents;
import io.paychain.platform.outbox.Outbox;
import io.paychain.platform.outbox.StoredEvent;
import io.paychain.platform.persistence.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * Applies one escrow event to its job's applications, in one transaction and once, however often it comes. Each is one
 * statement, however many have applied.
 */
@Stateless
public class ApplicationFollower {

    // The row remembers the newest event that was taken in; an older or repeated one changes nothing.
    private static final String CHANGE = """
            with changed as (update job_application set status = ?, updated_at = ?, version = version + 1,
                                    event_position = ?
                              where job_id = ? and event_position < ? and\s""";
    private static final String TOLD =
            " returning *) " + ApplicationStore.COLUMNS + "changed a join jobs j on j.id = a.job_id order by a.id";

    // Who took an application back may be bound all the same, when it had left before.
    private static final String BOUND = """
            id = (select b.id from job_application b
                   where b.job_id = ? and b.wallet = ? and b.round = ? and b.status in ('open', 'picked', 'withdrawn')
                   order by b.status = 'withdrawn', b.id desc limit 1)""";
    // Of one worker only the newest: who has applied anew meanwhile has one that waits.
    private static final String UNDECIDED = """
            status in ('accepted', 'closed') and signature is not null and round = ?
               and id = (select max(b.id) from job_application b where b.job_id = job_application.job_id
                          and b.round = job_application.round and b.worker_id = job_application.worker_id)""";

    @Inject
    EntityManager em;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** Takes the event in. */
    public void follow(StoredEvent event) {
        switch (event.type()) {
            case EscrowEvents.ACCEPTED -> accepted(event);
            case EscrowEvents.REFUNDED -> close(event, "ended", Integer.MAX_VALUE);
            case EscrowEvents.ACTION_FAILED -> failed(event);
            case EscrowEvents.ROLLED_BACK -> rolledBack(event);
            default -> {}
        }
    }

    /** Also where the employer sent the acceptance himself, so that nothing was picked here. */
    private void accepted(StoredEvent event) {
        String wallet = event.text("worker").toLowerCase(Locale.ROOT);
        change(event, "accepted", BOUND, event.number("job_id"), wallet, round(event));
        // Told late, it says nothing about who applied after the job was opened again.
        close(event, "taken", round(event));
    }

    private void close(StoredEvent event, String reason, long lastRound) {
        List<Application> closed = change(event, "closed", "status in ('open', 'picked') and round <= ?", lastRound);
        if (!closed.isEmpty()) {
            List<Long> workers = closed.stream().map(Application::workerId).toList();
            String title = closed.get(0).jobTitle();
            outbox.publish(ApplicationEvents.closed(event.number("job_id"), title, workers, reason));
        }
    }

    private void failed(StoredEvent event) {
        String wallet = event.textOrNull("wallet");
        if (event.text("action").equals("accept") && wallet != null) {
            change(event, "open", "status = 'picked' and wallet = ?", wallet.toLowerCase(Locale.ROOT))
                    .forEach(each -> outbox.publish(ApplicationEvents.pickFailed(each, event.text("code"))));
        }
    }

    /** What an acceptance, or the end of the job, had decided is open again. */
    private void rolledBack(StoredEvent event) {
        if (EscrowStatus.OPEN.name().equals(event.text("status"))) {
            change(event, "open", UNDECIDED, round(event));
        }
    }

    private static long round(StoredEvent event) {
        return event.number("round");
    }

    private List<Application> change(StoredEvent event, String status, String which, Object... values) {
        Object[] all = new Object[5 + values.length];
        all[0] = status;
        all[1] = clock.instant();
        all[2] = event.position();
        all[3] = event.number("job_id");
        all[4] = event.position();
        System.arraycopy(values, 0, all, 5, values.length);
        return Sql.list(em, CHANGE + which + TOLD, ApplicationStore::read, all);
    }
}

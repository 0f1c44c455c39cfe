package io.paychain.disputes;

import io.paychain.disputes.adapter.DisputePresenter;
import io.paychain.disputes.adapter.Disputes;
import io.paychain.disputes.adapter.Records;
import io.paychain.disputes.api.DisputeView;
import io.paychain.disputes.api.EvidenceView;
import io.paychain.disputes.api.MessageView;
import io.paychain.disputes.api.ShareView;
import io.paychain.disputes.domain.Cursor;
import io.paychain.disputes.domain.Dispute;
import io.paychain.disputes.domain.Story;
import io.paychain.escrow.EscrowAgreements;
import io.paychain.escrow.EscrowService;
import io.paychain.jobs.api.TimelineEntry;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reading disputes. */
@Stateless
public class DisputeBoard {

    private static final Cursor NEWEST = new Cursor(Instant.EPOCH, Long.MAX_VALUE);
    private static final Cursor OLDEST = new Cursor(Instant.EPOCH, 0);
    private static final int WHOLE_STORY = 1_000;
    private static final int QUARTERS = 4;

    @Inject
    Disputes disputes;

    @Inject
    Records records;

    @Inject
    DisputePresenter presenter;

    @Inject
    EscrowService escrow;

    @Inject
    EscrowAgreements agreements;

    /**
     * One dispute.
     *
     * @throws Refusal NOT_FOUND also when the caller may not know of it
     */
    public DisputeView find(Caller caller, long id) {
        return presenter.show(visible(caller, id));
    }

    /** A job's disputes that the caller may know of, newest first; one per submission that was disputed. */
    public List<DisputeView> ofJob(Caller caller, long jobId) {
        return presenter.show(disputes.of(jobId).stream()
                .filter(dispute -> dispute.visibleTo(caller))
                .toList());
    }

    /** The caller's disputes on either side, newest first. */
    public Page<DisputeView> mine(Caller caller, @Nullable Integer limit, @Nullable String cursor) {
        int rows = Paging.limit(limit);
        long below = Cursor.read(cursor, NEWEST).id();
        List<Dispute> found = disputes.ofParty(caller.userId(), below, rows + 1);
        return Cursor.page(found, rows, d -> new Cursor(Instant.EPOCH, d.id()), presenter::show);
    }

    /** Disputes that wait for a ruling, the soonest end first; for arbiters and administrators. */
    public Page<DisputeView> queue(@Nullable Integer limit, @Nullable String cursor) {
        int rows = Paging.limit(limit);
        Cursor after = Cursor.read(cursor, OLDEST);
        List<Dispute> found = disputes.queue(after.at().toString(), after.id(), rows + 1);
        return Cursor.page(found, rows, DisputeBoard::place, presenter::show);
    }

    private static Cursor place(Dispute dispute) {
        Instant end = dispute.rulingEndsAt();
        return new Cursor(end == null ? Instant.EPOCH : end, dispute.id());
    }

    /** What was said, oldest first; refusals as {@link #find}. */
    public Page<MessageView> messages(Caller caller, long id, @Nullable Integer limit, @Nullable String cursor) {
        int rows = Paging.limit(limit);
        visible(caller, id);
        List<MessageView> found =
                records.messages(id, Cursor.read(cursor, OLDEST).id(), rows + 1);
        return Cursor.page(found, rows, m -> new Cursor(Instant.EPOCH, m.id()), all -> all);
    }

    /** The files that were pointed to, oldest first; refusals as {@link #find}. */
    public Page<EvidenceView> evidence(Caller caller, long id, @Nullable Integer limit, @Nullable String cursor) {
        int rows = Paging.limit(limit);
        visible(caller, id);
        List<EvidenceView> found =
                records.evidence(id, Cursor.read(cursor, OLDEST).id(), rows + 1);
        return Cursor.page(found, rows, e -> new Cursor(Instant.EPOCH, e.id()), all -> all);
    }

    /** Everything that happened, oldest first, each step on chain with its transaction; refusals as {@link #find}. */
    public List<TimelineEntry> timeline(Caller caller, long id) {
        Dispute dispute = visible(caller, id);
        return Story.of(
                dispute,
                escrow.timeline(dispute.jobId()),
                records.messages(id, 0, WHOLE_STORY),
                records.evidence(id, 0, WHOLE_STORY));
    }

    /**
     * How the pay would be shared out at each quarter for the worker, least first; refusals as {@link #find}, and
     * NOT_FOUND when the chain took the lock back.
     */
    public List<ShareView> splits(Caller caller, long id) {
        long job = visible(caller, id).jobId();
        BigInteger pay = agreements
                .contested(job)
                .orElseThrow(() -> Refusal.notFound("escrow"))
                .amountWei();
        return IntStream.rangeClosed(0, QUARTERS)
                .mapToObj(quarter -> pay.multiply(BigInteger.valueOf(quarter)).divide(BigInteger.valueOf(QUARTERS)))
                .map(toWorker -> ShareView.of(agreements.share(job, toWorker), agreements.asset(job)))
                .toList();
    }

    private Dispute visible(Caller caller, long id) {
        return disputes.find(id)
                .filter(dispute -> dispute.visibleTo(caller))
                .orElseThrow(() -> Refusal.notFound("dispute"));
    }
}

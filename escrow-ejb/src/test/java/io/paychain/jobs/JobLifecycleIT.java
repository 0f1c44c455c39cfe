package io.paychain.jobs;

import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.escrow.api.EscrowEvents;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.jobs.api.CancelledJob;
import io.paychain.jobs.api.ChecklistTick;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobFilter;
import io.paychain.jobs.api.JobProblem;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.NewJob;
import io.paychain.jobs.api.PostedJob;
import io.paychain.platform.outbox.StoredEvent;
import io.paychain.shared.error.CommonProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The main job call by call, escrow's events by hand. */
class JobLifecycleIT {

    private JobsFixture jobs;

    @BeforeEach
    void start() {
        jobs = new JobsFixture();
    }

    @AfterEach
    void stop() {
        jobs.close();
    }

    @Test
    void mainJob_fromPosting_toPayment() {
        long id = posts();
        locksThePay(id);
        isOfferedToEverybody(id);
        isAccepted(id);
        isTicked(id);
        isSubmitted(id);
        isApprovedAndPaid(id);
    }

    private long posts() {
        PostedJob posted = jobs.service.post(jobs.employer, JobsFixture.asked());
        assertEquals("open", posted.job().status());
        assertEquals("pending", posted.job().paymentStatus());
        assertEquals("0.122", posted.job().payAmountEth());
        assertEquals("10.00", posted.job().platformFeeUsd());
        assertEquals("0.00244", posted.job().platformFeeEth());
        return posted.job().id();
    }

    private void locksThePay(long id) {
        JobView hinted = jobs.service.hintFunding(jobs.employer, id, JobsFixture.HASH);
        assertEquals("fund", hinted.pending().action());
        jobs.lock(id);
        assertEquals("locked", jobs.job(id).paymentStatus());
        JobView late = jobs.service.hintFunding(jobs.employer, id, JobsFixture.HASH);
        assertEquals("locked", late.paymentStatus(), "a hint that the indexer overtook is welcome");
        assertEquals(FakeEscrow.CONTRACT, jobs.job(id).contractAddress());
    }

    private void isOfferedToEverybody(long id) {
        StoredEvent created = jobs.lastTold();
        assertEquals("job_created", created.type());
        assertEquals(List.of("jobs"), created.channels());
        Map<String, Object> told = Map.of(
                "job_id",
                (int) id,
                "title",
                "Night shift",
                "pay",
                "500.00",
                "pay_amount_usd",
                "500.00",
                "job_type",
                "care");
        assertEquals(told, created.data());
    }

    private void isAccepted(long id) {
        JobView accepting = jobs.actions.act(jobs.worker, id, JobAction.ACCEPT, JobsFixture.signed());
        assertEquals("accept", accepting.pending().action());
        assertEquals("open", accepting.status());
        jobs.happens(
                id,
                EscrowEvents.ACCEPTED,
                Map.of("worker", jobs.worker.wallet(), "deadline", JobsFixture.after(24), "round", 0));
        JobView active = jobs.job(id);
        assertEquals("active", active.status());
        assertEquals(jobs.worker.userId(), active.workerId());
        assertEquals("user2", active.worker().username());
        assertNull(active.pending());
        assertNotNull(active.deadline());
        assertEquals("job_accepted", jobs.lastTold().type());
    }

    private void isTicked(long id) {
        JobView ticked = jobs.service.tick(jobs.worker, id, List.of(new ChecklistTick(2, true)));
        assertEquals("in_progress", ticked.status());
        assertEquals(33, ticked.progressPercent());
        assertEquals(33, jobs.lastTold().number("progress_percent"));
    }

    private void isSubmitted(long id) {
        jobs.actions.act(jobs.worker, id, JobAction.COMPLETE, JobsFixture.signed());
        jobs.happens(
                id,
                EscrowEvents.SUBMITTED,
                Map.of("worker", jobs.worker.wallet(), "review_ends_at", JobsFixture.after(72), "round", 0));
        assertEquals("submitted", jobs.job(id).status());
        assertEquals("job_completed", jobs.lastTold().type());
    }

    private void isApprovedAndPaid(long id) {
        jobs.actions.act(jobs.employer, id, JobAction.APPROVE, JobsFixture.signed());
        jobs.happens(
                id,
                EscrowEvents.RELEASED,
                Map.of("worker", jobs.worker.wallet(), "amount", "122000000000000000", "fee", "2440000000000000"));
        assertEquals("completed", jobs.job(id).status());
        assertEquals("released", jobs.job(id).paymentStatus());
        StoredEvent paid = jobs.lastTold();
        assertEquals("payment_confirmed", paid.type());
        assertEquals("0.122", paid.text("amount"));
        assertTrue(paid.channels().contains("user:" + jobs.worker.userId()));
    }

    @Test
    void d12_delete_neverFunded_endsAtOnce_andALaterLockIsUnwanted() {
        long id = jobs.posted();
        assertEquals(CancelledJob.NEVER_FUNDED, jobs.service.cancel(jobs.employer, id));
        assertEquals("cancelled", jobs.job(id).status());
        jobs.lock(id, FakeEscrow.onchainId(id, 1), EscrowEvents.LOCKED_UNWANTED, Map.of("reason", "voided"));
        assertEquals("cancelled", jobs.job(id).status());
        assertEquals("locked", jobs.job(id).paymentStatus());
        jobs.escrow.stand(id, EscrowStatus.OPEN);
        assertNotNull(jobs.service.cancel(jobs.employer, id).transaction());
        jobs.happens(
                id, EscrowEvents.REFUNDED, Map.of("employer", "0x1", "amount", "124440000000000000", "expired", true));
        assertEquals("cancelled", jobs.job(id).status());
        assertEquals("refunded", jobs.job(id).paymentStatus());
    }

    @Test
    void d12_delete_locked_preparesTheCancel_withTheWholeRefund() {
        long id = jobs.locked();
        jobs.escrow.stand(id, EscrowStatus.OPEN);
        CancelledJob cancelled = jobs.service.cancel(jobs.employer, id);
        assertEquals("0.12444", cancelled.refundAmount());
        assertEquals("open", jobs.job(id).status());
        jobs.happens(
                id, EscrowEvents.REFUNDED, Map.of("employer", "0x1", "amount", "124440000000000000", "expired", false));
        assertEquals("cancelled", jobs.job(id).status());
        assertEquals("job_cancelled_refunded", jobs.lastTold().type());
        assertEquals("0.12444", jobs.lastTold().text("refund_amount"));
    }

    @Test
    void d2_delete_afterAcceptance_isRefused() {
        long id = jobs.active();
        refused(JobProblem.ALREADY_ACCEPTED, () -> jobs.service.cancel(jobs.employer, id));
    }

    @Test
    void d13_withdraw_unassigns_andReopen_startsANewRound() {
        long id = jobs.active();
        jobs.service.tick(jobs.worker, id, List.of(new ChecklistTick(1, true)));
        jobs.actions.act(jobs.worker, id, JobAction.WITHDRAW, JobsFixture.signed());
        jobs.happens(
                id,
                EscrowEvents.WITHDRAWN,
                Map.of("worker", jobs.worker.wallet(), "reopen_by", JobsFixture.after(168), "round", 0));
        JobView vacant = jobs.job(id);
        assertEquals("withdrawn", vacant.status());
        assertEquals("locked", vacant.paymentStatus());
        assertNull(vacant.workerId());
        assertTrue(jobs.lastTold().channels().contains("user:" + jobs.employer.userId()));
        refused(
                JobProblem.JOB_NOT_OPEN,
                () -> jobs.actions.act(jobs.stranger, id, JobAction.ACCEPT, JobsFixture.signed()));
        jobs.actions.act(jobs.employer, id, JobAction.REOPEN, JobsFixture.signed());
        jobs.happens(id, EscrowEvents.REOPENED, Map.of("accept_by", JobsFixture.after(336), "round", 1));
        assertEquals("open", jobs.job(id).status());
        assertEquals(0, jobs.job(id).progressPercent());
        assertEquals(List.of("jobs"), jobs.lastTold().channels());
        jobs.actions.act(jobs.stranger, id, JobAction.ACCEPT, JobsFixture.signed());
    }

    @Test
    void d14_terms_areFixedOnceLocked_wordsUntilAcceptance() {
        long id = jobs.locked();
        NewJob dearer = new NewJob(null, null, null, "900.00", null, null, null, null);
        refused(JobProblem.TERMS_LOCKED, () -> jobs.service.edit(jobs.employer, id, dearer, null));
        NewJob renamed = new NewJob("Day shift", null, null, null, null, null, null, null);
        assertEquals(
                "Day shift", jobs.service.edit(jobs.employer, id, renamed, null).title());
        assertEquals(2, jobs.app.number("select count(*) from job_versions where job_id = " + id));
        long active = jobs.active();
        refused(JobProblem.ALREADY_ACCEPTED, () -> jobs.service.edit(jobs.employer, active, renamed, null));
    }

    @Test
    void d10_lockOfAnOlderOffer_bringsItsTermsBack() {
        long id = jobs.posted();
        String first = jobs.escrow.find(id).orElseThrow().onchainJobId();
        jobs.service.edit(
                jobs.employer,
                id,
                new NewJob(null, null, null, "900.00", null, List.of("Only this"), null, null),
                null);
        jobs.service.funding(jobs.employer, id);
        assertEquals("900.00", jobs.job(id).payAmountUsd());
        jobs.lock(id, first, EscrowEvents.LOCKED, Map.of());
        assertEquals("500.00", jobs.job(id).payAmountUsd());
        assertEquals(3, jobs.job(id).checklist().size());
    }

    @Test
    void edit_withAnOldVersion_isRefused() {
        long id = jobs.posted();
        long version = jobs.job(id).version();
        NewJob renamed = new NewJob("Day shift", null, null, null, null, null, null, null);
        jobs.service.edit(jobs.employer, id, renamed, version);
        refused(CommonProblem.STALE_VERSION, () -> jobs.service.edit(jobs.employer, id, JobsFixture.asked(), version));
    }

    @Test
    void event_thatComesAgain_changesNothing() {
        long id = jobs.active();
        int told = jobs.told().size();
        jobs.app.sql("update event_cursor set position = 0");
        jobs.app.get(io.paychain.platform.outbox.OutboxRelay.class).runNow();
        assertEquals("active", jobs.job(id).status());
        assertEquals(told, jobs.told().size());
    }

    @Test
    void failedAction_clearsTheWay_andIsTold() {
        long id = jobs.locked();
        jobs.actions.act(jobs.worker, id, JobAction.ACCEPT, JobsFixture.signed());
        refused(
                JobProblem.ACTION_PENDING,
                () -> jobs.actions.act(jobs.stranger, id, JobAction.ACCEPT, JobsFixture.signed()));
        jobs.happens(id, EscrowEvents.ACTION_FAILED, Map.of("action", "accept", "code", "TOO_LATE"));
        assertNull(jobs.job(id).pending());
        assertEquals("TOO_LATE", jobs.job(id).lastFailure().code());
        assertEquals("job_action_failed", jobs.lastTold().type());
        assertEquals(List.of("user:" + jobs.worker.userId()), jobs.lastTold().channels());
        jobs.actions.act(jobs.stranger, id, JobAction.ACCEPT, JobsFixture.signed());
    }

    @Test
    void acceptanceThatLosesToACancel_isTold_thoughTheJobHasEnded() {
        long id = jobs.locked();
        jobs.actions.act(jobs.worker, id, JobAction.ACCEPT, JobsFixture.signed());
        jobs.happens(
                id, EscrowEvents.REFUNDED, Map.of("employer", "0x1", "amount", "124440000000000000", "expired", false));
        toldOfTheFailedAcceptance(id);
        assertEquals("job_cancelled_refunded", jobs.lastTold().type());
        jobs.happens(id, EscrowEvents.ACTION_FAILED, Map.of("action", "accept", "code", "WRONG_STATE"));
        toldOfTheFailedAcceptance(id);
    }

    @Test
    void acceptanceThatLosesToAnother_isTold() {
        long id = jobs.locked();
        jobs.actions.act(jobs.worker, id, JobAction.ACCEPT, JobsFixture.signed());
        jobs.happens(
                id,
                EscrowEvents.ACCEPTED,
                Map.of("worker", jobs.stranger.wallet(), "deadline", JobsFixture.after(24), "round", 0));
        toldOfTheFailedAcceptance(id);
        assertEquals(jobs.stranger.userId(), jobs.job(id).workerId());
    }

    @Test
    void releaseByTheTimer_fulfilsAnApprovalOnItsWay() {
        long id = jobs.submitted();
        jobs.actions.act(jobs.employer, id, JobAction.APPROVE, JobsFixture.signed());
        jobs.happens(
                id,
                EscrowEvents.RELEASED,
                Map.of("worker", jobs.worker.wallet(), "amount", "122000000000000000", "fee", "2440000000000000"));
        assertTrue(jobs.told().stream().noneMatch(event -> event.type().equals("job_action_failed")));
    }

    private void toldOfTheFailedAcceptance(long id) {
        assertNull(jobs.job(id).pending());
        assertEquals("WRONG_STATE", jobs.job(id).lastFailure().code());
        List<StoredEvent> failures = jobs.told().stream()
                .filter(event -> event.type().equals("job_action_failed"))
                .toList();
        assertEquals(1, failures.size());
        assertEquals(List.of("user:" + jobs.worker.userId()), failures.get(0).channels());
    }

    @Test
    void d10_rollback_putsTheJobWhereTheChainStands() {
        long id = jobs.submitted();
        jobs.happens(
                id,
                EscrowEvents.ROLLED_BACK,
                Map.of("status", "OPEN", "accept_by", JobsFixture.after(168), "round", 0));
        assertEquals("open", jobs.job(id).status());
        assertNull(jobs.job(id).workerId());
        assertEquals("locked", jobs.job(id).paymentStatus());
        jobs.happens(id, EscrowEvents.ROLLED_BACK, Map.of("status", "NONE", "round", 0));
        assertEquals("pending", jobs.job(id).paymentStatus());
    }

    @Test
    void expiry_refundsAndTellsTheReason() {
        long id = jobs.active();
        jobs.happens(
                id, EscrowEvents.REFUNDED, Map.of("employer", "0x1", "amount", "124440000000000000", "expired", true));
        assertEquals("expired", jobs.job(id).status());
        assertEquals("refunded", jobs.job(id).paymentStatus());
        assertEquals("job_refunded", jobs.lastTold().type());
        assertEquals("not_submitted", jobs.lastTold().text("reason"));
        assertEquals(1, jobs.board.expired(jobs.worker, filter()).items().size());
        assertEquals(0, jobs.board.expired(jobs.stranger, filter()).items().size());
    }

    @Test
    void requestChanges_leavesTheReviewClockRunning() {
        long id = jobs.submitted();
        JobView answer = jobs.service.requestChanges(jobs.employer, id, "Please <b>again</b>");
        assertEquals("submitted", answer.status());
        assertEquals(JobsFixture.after(72), String.valueOf(answer.reviewEndsAt()));
        assertEquals("Please <b>again</b>", jobs.lastTold().text("note"));
        assertTrue(jobs.board.timeline(jobs.worker, id).stream()
                .anyMatch(e -> e.type().equals("changes_requested")));
        assertTrue(jobs.board.timeline(jobs.stranger, id).stream()
                .noneMatch(e -> e.type().equals("changes_requested")));
    }

    @Test
    void strangers_seeNothingUnfunded_andTouchNothing() {
        long unfunded = jobs.posted();
        refused(CommonProblem.NOT_FOUND, () -> jobs.board.find(jobs.stranger, unfunded));
        refused(CommonProblem.NOT_FOUND, () -> jobs.service.cancel(jobs.stranger, unfunded));
        long id = jobs.active();
        refused(
                JobProblem.NOT_THE_WORKER,
                () -> jobs.service.tick(jobs.stranger, id, List.of(new ChecklistTick(1, true))));
        refused(
                JobProblem.NOT_THE_WORKER,
                () -> jobs.service.tick(jobs.employer, id, List.of(new ChecklistTick(1, true))));
        refused(
                JobProblem.NOT_THE_WORKER,
                () -> jobs.actions.act(jobs.stranger, id, JobAction.COMPLETE, JobsFixture.signed()));
        refused(
                JobProblem.NOT_THE_EMPLOYER,
                () -> jobs.actions.act(jobs.worker, id, JobAction.APPROVE, JobsFixture.signed()));
        refused(
                JobProblem.OWN_JOB,
                () -> jobs.actions.act(jobs.employer, jobs.locked(), JobAction.ACCEPT, JobsFixture.signed()));
        assertEquals(0, jobs.job(id).progressPercent());
    }

    private static JobFilter filter() {
        return new JobFilter(null, null, null, null, null, null, null, null);
    }
}

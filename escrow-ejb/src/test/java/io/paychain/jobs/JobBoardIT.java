package io.paychain.jobs;

import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.jobs.api.JobFilter;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.PublicStats;
import io.paychain.organisations.OrganisationService;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.shared.Caller;
import io.paychain.shared.Delegation;
import io.paychain.shared.Page;
import io.paychain.shared.Scope;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of jobs: filters, pages that neither skip nor repeat, and their cost. */
class JobBoardIT {

    private static JobsFixture jobs;

    @BeforeAll
    static void start() {
        jobs = new JobsFixture();
    }

    @AfterAll
    static void stop() {
        jobs.close();
    }

    /** Each test finds the people, and no jobs: the first one has the number 1. */
    @BeforeEach
    void forgetTheJobs() {
        jobs.app.asOwner("truncate jobs, organisation, public_stats restart identity cascade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-created_at", "created_at", "-pay_amount_usd", "pay_amount_usd"})
    void pages_neitherSkipNorRepeat_whileJobsAreInserted(String sort) {
        many(25);
        List<Long> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<JobView> page = jobs.board.open(filter(null, null, null, sort, cursor, 7));
            page.items().forEach(job -> seen.add(job.id()));
            cursor = page.nextCursor();
            many(2);
        } while (cursor != null && seen.size() < 200);
        List<Long> old = seen.stream().filter(id -> id <= 25).toList();
        assertEquals(25, new HashSet<>(old).size(), "every job that was there is seen");
        assertEquals(seen.size(), new HashSet<>(seen).size(), "no job is seen twice");
    }

    /** Check 40: on behalf of an organisation a job is seen by its members, and its money stays the employer's. */
    @Test
    void check40_jobsOfAnOrganisation_areForItsMembers_andNobodyElse() {
        OrganisationService organisations = jobs.app.get(OrganisationService.class);
        long org = organisations.create(jobs.employer, "Elm House").id();
        long other = organisations.create(jobs.stranger, "Oak House").id();
        jobs.app.sql("insert into membership (organization_id, user_id, role_id, joined_at) select " + org + ", "
                + jobs.worker.userId() + ", id, now() from organisation_role where name = 'member'"
                + " and organization_id = " + org);
        long id = jobs.service
                .postFor(jobs.employer, JobsFixture.asked(), org)
                .job()
                .id();
        long own = jobs.posted();
        JobFilter ofIt = new JobFilter(null, null, null, null, null, null, null, null, org);
        assertEquals(org, jobs.board.find(jobs.worker, id).organizationId());
        assertEquals(List.of(id), ids(jobs.board.mine(jobs.worker, ofIt)));
        // What a member lets in sees what the member sees; the consent page says so.
        assertEquals(List.of(id), ids(jobs.board.mine(through(jobs.worker), ofIt)));
        refused(CommonProblem.NOT_FOUND, () -> jobs.board.mine(through(jobs.stranger), ofIt));
        assertEquals(
                2,
                jobs.board
                        .mine(jobs.employer, filter(null, null, null, null, null, 9))
                        .items()
                        .size());
        refused(CommonProblem.NOT_FOUND, () -> jobs.board.find(jobs.worker, own));
        refused(CommonProblem.NOT_FOUND, () -> jobs.board.find(jobs.stranger, id));
        refused(CommonProblem.NOT_FOUND, () -> jobs.board.mine(jobs.stranger, ofIt));
        refused(CommonProblem.NOT_FOUND, () -> jobs.service.postFor(jobs.employer, JobsFixture.asked(), other));
        refused(
                OrganisationProblem.PERMISSION_MISSING,
                () -> jobs.service.postFor(jobs.worker, JobsFixture.asked(), org));
        assertThrows(Refusal.class, () -> jobs.service.cancel(jobs.worker, id));
    }

    /** An application that this person has let in. */
    private static Caller through(Caller person) {
        Delegation app = new Delegation("client:5f0c", Set.of(Scope.JOBS_READ));
        return new Caller(person.userId(), person.sessionId(), person.wallet(), person.roles(), app);
    }

    private static List<Long> ids(Page<JobView> page) {
        return page.items().stream().map(JobView::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "shift, , , 5",
        "nigh, , , 1",
        "'night shift', , , 1",
        "'!&|:*()''', , , 5",
        "nothing, , , 0",
        ", 103.00, , 3",
        ", , 102.00, 2",
        ", 102.00, 103.00, 2"
    })
    void filters_narrow(String q, String min, String max, int found) {
        many(5);
        jobs.app.sql("update jobs set title = 'Night shift' where id = 1");
        assertEquals(
                found,
                jobs.board.open(filter(q, min, max, null, null, 100)).items().size());
    }

    @Test
    void board_showsOnlyWhatCanBeAccepted() {
        many(4);
        jobs.app.sql("update jobs set payment_status = 'pending' where id = 1");
        jobs.app.sql("update jobs set accept_by = '2029-12-31' where id = 2");
        jobs.app.sql("update jobs set pending_action = 'accept' where id = 3");
        List<JobView> open =
                jobs.board.open(filter(null, null, null, null, null, null)).items();
        assertEquals(List.of(4L), open.stream().map(JobView::id).toList());
        assertEquals(
                4,
                jobs.board
                        .mine(jobs.employer, filter(null, null, null, null, null, null))
                        .items()
                        .size());
        assertEquals(
                1,
                jobs.board
                        .expired(jobs.stranger, filter(null, null, null, null, null, null))
                        .items()
                        .size());
    }

    @ParameterizedTest
    @CsvSource({"-3601, true", "-3600, false", "-3599, false", "0, false"})
    void missedDeadline_isRefundableAfterTheGraceHour(int secondsFromNow, boolean listed) {
        long id = jobs.active();
        jobs.app.sql(
                "update jobs set deadline = '" + FakeEscrow.NOW.plusSeconds(secondsFromNow) + "' where id = " + id);
        JobFilter any = filter(null, null, null, null, null, null);
        assertEquals(
                listed ? 1 : 0, jobs.board.expired(jobs.stranger, any).items().size());
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "sort, id",
        "cursor, xyz",
        "cursor, LWNyZWF0ZWRfYXR8MXwx",
        "status, gone",
        "min_pay_usd, 1e3"
    })
    void filters_thatAreWrong_areRefusedByName(String field, String value) {
        JobFilter wrong = new JobFilter(
                "status".equals(field) ? value : null,
                null,
                "min_pay_usd".equals(field) ? value : null,
                null,
                null,
                "sort".equals(field) ? value : null,
                "cursor".equals(field) ? value : null,
                "limit".equals(field) ? Integer.valueOf(value) : null);
        Refusal refusal = assertThrows(Refusal.class, () -> jobs.board.open(wrong));
        assertEquals(field, refusal.errors().get(0).field());
    }

    @Test
    void lists_costTheSameStatements_howeverLong() {
        many(60);
        sameCost("board", limit -> jobs.board.open(limited(limit)));
        sameCost("my jobs", limit -> jobs.board.mine(jobs.employer, limited(limit)));
        jobs.app.sql("update jobs set accept_by = '2029-12-31'");
        sameCost("expired", limit -> jobs.board.expired(jobs.stranger, limited(limit)));
    }

    @Test
    void timeline_costsTheSameStatements_howeverLong() {
        long id = jobs.submitted();
        long before = cost(() -> jobs.board.timeline(jobs.employer, id));
        for (int n = 0; n < 5; n++) {
            jobs.service.requestChanges(jobs.employer, id, "Please look at room " + n + " again.");
        }
        assertEquals(before, cost(() -> jobs.board.timeline(jobs.employer, id)));
        assertTrue(jobs.board.timeline(jobs.employer, id).size() > 5);
    }

    @Test
    void d50_publicNumbers_areTheLastOnesCounted_withTheirTime() {
        JobStatistics statistics = jobs.app.get(JobStatistics.class);
        many(2);
        PublicStats first = statistics.latest();
        assertEquals(2, first.openJobs());
        assertEquals(2, first.totalWorkers());
        many(3);
        assertEquals(first, statistics.latest(), "nothing is counted for a reader, and the time is told");
        statistics.refresh();
        assertEquals(first, statistics.latest(), "nor twice in half a minute");
        Instant longAgo = first.asOf().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        jobs.app.sql("update public_stats set numbers = jsonb_set(numbers, '{asOf}', '\"" + longAgo + "\"')");
        assertEquals(longAgo, statistics.latest().asOf(), "old numbers keep their time");
        statistics.refresh();
        assertEquals(5, statistics.latest().openJobs());
        assertTrue(statistics.latest().asOf().isAfter(longAgo));
    }

    private void sameCost(String list, IntFunction<Page<JobView>> asked) {
        assertEquals(1, asked.apply(1).items().size(), list);
        long one = cost(() -> assertEquals(1, asked.apply(1).items().size(), list));
        long many = cost(() -> assertEquals(60, asked.apply(60).items().size(), list));
        assertEquals(one, many, list + " must not ask once per row");
        assertTrue(many <= 3, list + " took " + many + " statements");
    }

    private long cost(Runnable call) {
        long before = jobs.app.database().statements();
        call.run();
        return jobs.app.database().statements() - before;
    }

    private static JobFilter limited(int limit) {
        return filter(null, null, null, null, null, limit);
    }

    private void many(int count) {
        jobs.app.sql("insert into jobs (employer_id, employer_wallet, title, description, job_type, pay_amount_usd,"
                + " pay_amount_wei, time_limit_hours, accept_within_hours, review_hours, accept_by, payment_status)"
                + " select " + jobs.employer.userId() + ", '0x1', 'Day shift', 'Work', 'care',"
                + " 100 + (select count(*) from jobs) + n, 5, 24, 168, 72, '2030-02-01', 'locked'"
                + " from generate_series(1, " + count + ") n");
    }

    private static JobFilter filter(String q, String min, String max, String sort, String cursor, Integer limit) {
        return new JobFilter(null, null, min, max, q, sort, cursor, limit);
    }
}

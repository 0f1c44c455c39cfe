package io.paychain.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paychain.admin.api.EscrowRow;
import io.paychain.admin.api.JobRow;
import io.paychain.testkit.People;
import io.paychain.testkit.TestApp;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console's tables: newest first, page by page, filtered, and one statement each. */
class OperatorViewsIT {

    private static final int ROWS = 120;

    private TestApp app;
    private OperatorViews views;

    @BeforeEach
    void start() {
        app = TestApp.start();
        views = app.get(OperatorViews.class);
        People.add(app, "user1", "0x" + "0".repeat(39) + "1", "employer");
        People.add(app, "user2", "0x" + "0".repeat(39) + "2", "worker");
        app.sql("insert into jobs (employer_id, employer_wallet, title, description, job_type, pay_amount_usd,"
                + " pay_amount_wei, time_limit_hours, accept_within_hours, review_hours, accept_by, payment_status)"
                + " select 1, '0x1', 'Shift ' || n, 'Work', 'care', 100, 5, 24, 168, 72, '2030-02-01', 'locked'"
                + " from generate_series(1, " + ROWS + ") n");
        app.sql("update jobs set status = 'active', worker_id = 2 where id <= 30");
        app.sql(
                "insert into escrow (chain_id, contract, onchain_id, standing, status, employer, terms_hash, terms_word,"
                        + " amount_wei, fee_wei, lock_transaction, last_transaction, last_block)"
                        + " select 1337, '0xc', decode(lpad(to_hex(n), 64, '0'), 'hex'), 'STRANGER',"
                        + " case when n <= 30 then 'ACTIVE' else 'OPEN' end, '0x1', '\\x00', 0, 5, 1, '0xa', '0xa', n"
                        + " from generate_series(1, " + ROWS + ") n");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void jobs_areNewestFirst_pageByPage_andFiltered() {
        List<Long> seen = new java.util.ArrayList<>();
        for (int offset = 0; offset < ROWS; offset += 50) {
            views.jobs("", offset, 50).forEach(row -> seen.add(row.id()));
        }
        assertEquals(
                LongStream.rangeClosed(1, ROWS).map(n -> ROWS + 1 - n).boxed().toList(), seen);
        assertEquals(ROWS, views.countJobs(""));
        assertEquals(30, views.countJobs("active"));
        List<JobRow> active = views.jobs("active", 0, 100);
        assertEquals(30, active.size());
        assertEquals("user2", active.get(0).worker());
        assertEquals(0, views.countJobs("nonsense"));
    }

    @Test
    void escrows_areNewestFirst_andFiltered() {
        List<EscrowRow> rows = views.escrows("", 0, 50);
        assertEquals(ROWS, rows.get(0).lastBlock());
        assertEquals(ROWS, views.countEscrows(""));
        assertEquals(30, views.countEscrows("ACTIVE"));
        assertEquals(30, views.escrows("ACTIVE", 0, 100).size());
    }

    @Test
    void pages_areBounded() {
        assertEquals(100, views.jobs("", 0, Integer.MAX_VALUE).size());
        assertEquals(100, views.escrows("", 0, Integer.MAX_VALUE).size());
    }

    @Test
    void tables_costOneStatement_howeverLong() {
        oneStatement(limit -> views.jobs("", 0, limit));
        oneStatement(limit -> views.escrows("", 0, limit));
    }

    private void oneStatement(IntFunction<List<?>> table) {
        for (int limit : new int[] {1, 100}) {
            long before = app.database().statements();
            assertEquals(limit, table.apply(limit).size());
            assertEquals(1, app.database().statements() - before);
        }
    }
}

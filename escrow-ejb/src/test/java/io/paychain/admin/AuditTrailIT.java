package io.paychain.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.admin.api.AuditEntry;
import io.paychain.admin.api.AuditNote;
import io.paychain.admin.api.AuditQuery;
import io.paychain.admin.api.AuditVerdict;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.TestApp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit trail: nothing is lost under load, and nobody rewrites it unseen, not even the tables' owner. */
class AuditTrailIT {

    private TestApp app;
    private AuditTrail trail;

    @BeforeEach
    void start() {
        app = TestApp.start();
        trail = app.get(AuditTrail.class);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void writersAndSealersAtOnce_makeOneChainWithoutGap() throws Exception {
        List<Callable<Object>> work = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            AuditNote note = note("user:" + i, "login", 200);
            work.add(() -> {
                trail.write(note);
                return trail.seal();
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (Future<Object> done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();
        sealAll();
        AuditVerdict verdict = trail.verify(0);
        assertTrue(verdict.intact(), verdict::toString);
        assertEquals(100, verdict.checked());
        assertEquals(100, verdict.headPosition());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set principal = 'user:9' where position = 3",
                "update audit_entry set occurred_at = occurred_at - interval '1 hour' where position = 3",
                "update audit_entry set address = '203.0.113.9' where position = 3",
                "delete from audit_entry where position = 3",
                "update audit_entry set position = position + 10 where position = 3",
            })
    void aChangedPast_isRefused_andFoundWhenSomebodyForcesIt(String tampering) {
        fill(5);
        assertThrows(IllegalStateException.class, () -> app.sql(tampering));
        assertThrows(IllegalStateException.class, () -> app.asOwner(tampering));
        app.asOwner("alter table audit_entry disable trigger user");
        app.asOwner(tampering);
        AuditVerdict verdict = trail.verify(0);
        assertFalse(verdict.intact());
        assertEquals(3, verdict.brokenAt());
        assertTrue(trail.verify(4).intact() || tampering.contains("position + 10"), "what comes after is whole");
    }

    @Test
    void nobody_emptiesTheTrail() {
        fill(2);
        assertThrows(IllegalStateException.class, () -> app.asOwner("truncate audit_entry"));
        assertEquals(2, trail.verify(0).checked());
    }

    @Test
    void aCutOffEnd_isFound() {
        fill(5);
        app.asOwner("alter table audit_entry disable trigger user");
        app.asOwner("delete from audit_entry where position = 5");
        assertEquals(5, trail.verify(0).brokenAt());
    }

    @Test
    void whereItCameFrom_canBeErased_andTheChainStaysWhole() {
        fill(3);
        Instant now = Instant.now();
        assertEquals(0, trail.forget(now.minusSeconds(3_600)));
        assertEquals(3, trail.forget(now.plusSeconds(3_600)));
        assertEquals(0, trail.forget(now.plusSeconds(3_600)));
        assertTrue(trail.verify(0).intact());
        AuditEntry erased = trail.find(AuditQuery.ALL, 3, null).items().get(1);
        assertNull(erased.address());
        assertEquals("user:2", erased.principal());
    }

    @Test
    void finds_byEveryCriterion_inPages() {
        trail.write(note("user:1", "login", 200));
        trail.write(note("user:1", "openConsole", 403));
        trail.write(note("anonymous", "login", 401));
        trail.write(note("user:2", "backfillChain", 503));
        assertEquals(2, count(new AuditQuery("user:1", null, null, null, null)));
        assertEquals(2, count(new AuditQuery(null, "login", null, null, null)));
        assertEquals(2, count(new AuditQuery(null, null, "denied", null, null)));
        assertEquals(1, count(new AuditQuery(null, null, "failed", null, null)));
        Instant now = Instant.now();
        assertEquals(4, count(new AuditQuery(null, null, null, now.minusSeconds(60), now.plusSeconds(60))));
        assertEquals(0, count(new AuditQuery(null, null, null, null, now.minusSeconds(60))));
        var first = trail.find(AuditQuery.ALL, 3, null);
        assertEquals(
                1, trail.find(AuditQuery.ALL, 3, first.nextCursor()).items().size());
        assertThrows(Refusal.class, () -> trail.find(AuditQuery.ALL, 101, null));
        assertThrows(Refusal.class, () -> trail.find(AuditQuery.ALL, 3, "x"));
    }

    @Test
    void hostileText_isKeptHarmless() {
        trail.write(new AuditNote(
                "anonymous",
                "login",
                "/x\r\nSet-Cookie: y",
                401,
                "",
                "t",
                "203.0.113.1",
                "\u0000\ud800<script>" + "é".repeat(400)));
        sealAll();
        AuditEntry entry = trail.find(AuditQuery.ALL, 1, null).items().get(0);
        assertEquals("/x??Set-Cookie: y", entry.target());
        assertTrue(entry.userAgent() != null && entry.userAgent().startsWith("??<script>"));
        assertTrue(trail.verify(0).intact());
    }

    private int count(AuditQuery query) {
        return trail.find(query, 100, null).items().size();
    }

    private void fill(int entries) {
        for (int i = 1; i <= entries; i++) {
            trail.write(note("user:" + i, "login", 200));
        }
        sealAll();
    }

    // The timer of the test's application seals, too: whoever comes second finds nothing left.
    private void sealAll() {
        long end = System.nanoTime() + 10_000_000_000L;
        while (app.number("select count(*) from audit_entry where position is null") > 0 && System.nanoTime() < end) {
            trail.seal();
        }
    }

    private static AuditNote note(String principal, String action, int status) {
        return new AuditNote(principal, action, "/api/v1/auth/login", status, "", "trace", "203.0.113.7", "test");
    }
}

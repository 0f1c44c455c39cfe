package io.paychain.escrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.TestClock;
import io.paychain.identity.adapter.Users;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.People;
import io.paychain.testkit.RpcFaultProxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One call moves application time and chain time, and what lives by either follows. */
class TestClockIT {

    private static final Caller ADMIN = new Caller(1, null, null, Set.of("admin"));
    private static final long HOUR = 3600;
    private static final long TOLERANCE = 30;

    private static EscrowFixture fixture;
    private static TestClockService clocks;
    private static long job;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.behind(1, Map.of());
        clocks = fixture.app.get(TestClockService.class);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    /** The chain stands still until a block is made; now it is as late as it is. */
    @BeforeEach
    void mine() {
        fixture.node.rpc().call("evm_mine");
        fixture.index();
    }

    @Test
    void bothClocks_moveTogether_andStayTogether() {
        TestClock before = clocks.show();
        TestClock after = clocks.forward(ADMIN, 2 * HOUR);
        assertEquals(before.aheadSeconds() + 2 * HOUR, after.aheadSeconds());
        moved(2 * HOUR, before.applicationTime(), after.applicationTime());
        moved(2 * HOUR, before.chainTime(), after.chainTime());
        moved(2 * HOUR, before.applicationTime(), fixture.app.get(Clock.class).instant());
        assertEquals(after.aheadSeconds(), fixture.app.number("select offset_seconds from test_clock"));
    }

    @Test
    void aJobAndASession_endByIt() {
        long open = ++job;
        fixture.lock(open);
        String session = session(Duration.ofHours(1));
        Users users = fixture.app.get(Users.class);
        assertEquals(Set.of(session), fixture.app.tx(() -> users.aliveSessions(Set.of(session))));
        clocks.forward(ADMIN, HOUR + TOLERANCE);
        assertEquals(Set.of(), fixture.app.tx(() -> users.aliveSessions(Set.of(session))));
        clocks.forward(ADMIN, Duration.ofDays(90).toSeconds());
        fixture.index();
        fixture.app.tx(() -> fixture.escrow().requestDue(100));
        fixture.settle();
        assertEquals(EscrowStatus.REFUNDED, fixture.status(open));
    }

    private static String session(Duration life) {
        long user = ++job;
        String name = "clock" + user;
        String wallet = "0x" + String.format("%040x", user);
        People.add(fixture.app, name, wallet, "worker");
        Instant end = fixture.app.get(Clock.class).instant().plus(life);
        fixture.app.sql("insert into user_session (id, user_id, expires_at) select '" + name + "', id, '" + end
                + "' from users where username = '" + name + "'");
        return name;
    }

    @Test
    void neitherBack_norNowhere_norTooFar() {
        long ahead = clocks.show().aheadSeconds();
        for (long seconds : new long[] {Long.MIN_VALUE, -1, 0, 400 * 24 * HOUR + 1, Long.MAX_VALUE}) {
            refused(CommonProblem.VALIDATION_ERROR, seconds);
        }
        assertEquals(ahead, clocks.show().aheadSeconds());
    }

    @Test
    void whatAnotherServerMoved_countsHere_andTheChainIsBroughtAlong() {
        TestClock before = clocks.show();
        fixture.app.sql("update test_clock set offset_seconds = offset_seconds + " + 5 * HOUR);
        assertTrue(clocks.follow());
        assertEquals(before.aheadSeconds() + 5 * HOUR, clocks.show().aheadSeconds());
        fixture.app.sql("update test_clock set offset_seconds = offset_seconds - " + HOUR);
        clocks.follow();
        assertEquals(before.aheadSeconds() + 5 * HOUR, clocks.show().aheadSeconds(), "never back");
        fixture.app.sql("update test_clock set offset_seconds = offset_seconds + " + HOUR);
        clocks.meet();
        moved(5 * HOUR, before.chainTime(), clocks.show().chainTime());
        TestClock after = clocks.forward(ADMIN, 1);
        together(after);
    }

    @Test
    void aChainThatSomebodyMovedByItself_isCaughtUpWith() {
        TestClock before = clocks.show();
        fixture.node.advance(Duration.ofHours(30));
        TestClock after = clocks.forward(ADMIN, HOUR);
        moved(31 * HOUR, before.chainTime(), after.chainTime());
        together(after);
    }

    @Test
    void withoutAChain_nothingMoves() {
        long ahead = clocks.show().aheadSeconds();
        fixture.proxies.get(0).wire(RpcFaultProxy.Wire.CUT);
        refused(EscrowProblem.CHAIN_UNAVAILABLE, HOUR);
        fixture.proxies.get(0).heal();
        assertEquals(ahead, fixture.app.number("select offset_seconds from test_clock"));
    }

    private static void refused(Problem problem, long seconds) {
        assertEquals(
                problem,
                assertThrows(Refusal.class, () -> clocks.forward(ADMIN, seconds))
                        .problem());
    }

    private static void together(TestClock both) {
        moved(0, both.applicationTime(), both.chainTime());
        assertFalse(both.aheadSeconds() < 0);
    }

    private static void moved(long seconds, Instant before, Instant after) {
        long difference = Duration.between(before, after).toSeconds() - seconds;
        assertTrue(Math.abs(difference) <= TOLERANCE, () -> before + " to " + after + " is not " + seconds + " s");
    }
}

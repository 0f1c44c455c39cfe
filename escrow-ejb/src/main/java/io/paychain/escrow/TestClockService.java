package io.paychain.escrow;

import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.TestClock;
import io.paychain.escrow.domain.ChainTime;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.platform.time.StoredOffset;
import io.paychain.platform.time.TestOffset;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Moves application time and chain time forward together, in the embedded default only. The chain is moved first, and
 * application time is then brought up to it: a step that was cut short is made good by the next one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TestClockService {

    private static final System.Logger LOG = System.getLogger(TestClockService.class.getName());
    private static final long LONGEST = Duration.ofDays(400).toSeconds();
    // The contract counts seconds in 32 bits: until 2106.
    private static final long FURTHEST = Duration.ofDays(7305).toSeconds();
    // Blocks come seconds apart, so a smaller difference of both clocks says nothing.
    private static final long TOGETHER = 60;

    @Inject
    ChainTime time;

    @Inject
    EscrowChain chain;

    @Inject
    StoredOffset stored;

    @Inject
    TestOffset offset;

    @Inject
    Clock clock;

    @Inject
    Event<ChainHinted> hinted;

    /**
     * Both clocks.
     *
     * @throws Refusal NO_TEST_CLOCK outside the embedded default, CHAIN_UNAVAILABLE
     */
    public TestClock show() {
        requireAllowed();
        try {
            return new TestClock(clock.instant(), chain.newestBlock().instant(), offset.seconds());
        } catch (ChainUnavailable e) {
            throw unavailable();
        }
    }

    /**
     * Moves both clocks forward; the one that is behind goes further, so that both are together again.
     *
     * @param seconds 1 to 400 days
     * @throws Refusal NO_TEST_CLOCK outside the embedded default, CHAIN_UNAVAILABLE, or a field error
     */
    public TestClock forward(Caller caller, long seconds) {
        requireAllowed();
        requireInBounds(seconds);
        LOG.log(Level.INFO, "{0} moves the test clock by {1} s", caller.principal(), Long.toString(seconds));
        try {
            moveChain(seconds);
            stored.forward(seconds, demanded(seconds));
        } catch (ChainUnavailable e) {
            throw unavailable();
        }
        hinted.fire(new ChainHinted());
        return show();
    }

    private void requireInBounds(long seconds) {
        if (seconds < 1 || seconds > LONGEST) {
            throw Refusal.field("forward_seconds", "OUT_OF_RANGE", "forward_seconds must be 1 to " + LONGEST + ".");
        }
        if (offset.seconds() + seconds > FURTHEST) {
            throw Refusal.field("forward_seconds", "TOO_FAR", "The test clock goes at most twenty years ahead.");
        }
    }

    /** A chain that started anew is behind; one that somebody moved by its own methods is not. */
    private void moveChain(long seconds) {
        Instant target = clock.instant().plusSeconds(seconds);
        long behind = Duration.between(chain.newestBlock().instant(), target).toSeconds();
        time.forward(behind > seconds + TOGETHER ? behind : seconds);
    }

    /** The offset that the chain's clock asks for; 0 while both are together after the step. */
    private long demanded(long seconds) {
        long least = offset.seconds()
                + Duration.between(clock.instant(), chain.newestBlock().instant())
                        .toSeconds();
        return least > offset.seconds() + seconds + TOGETHER ? least : 0;
    }

    /**
     * Takes over where another server, or an earlier start, moved the clock to.
     *
     * @return false where there is no test clock
     */
    public boolean follow() {
        if (offset.allowed()) {
            stored.read();
        }
        return offset.allowed();
    }

    /** Brings a chain that started anew up to application time; does nothing without a moved test clock. */
    public void meet() {
        Instant now = clock.instant();
        long behind = Duration.between(chain.newestBlock().instant(), now).toSeconds();
        if (offset.allowed() && offset.seconds() > 0 && behind > TOGETHER) {
            LOG.log(Level.INFO, "the chain is {0} s behind the test clock and is moved on", Long.toString(behind));
            time.forward(behind);
        }
    }

    private void requireAllowed() {
        if (!offset.allowed()) {
            throw new Refusal(EscrowProblem.NO_TEST_CLOCK, "Only the embedded default has a clock that can be moved.");
        }
    }

    private static Refusal unavailable() {
        return new Refusal(EscrowProblem.CHAIN_UNAVAILABLE, "The chain does not answer at the moment; try again.");
    }
}

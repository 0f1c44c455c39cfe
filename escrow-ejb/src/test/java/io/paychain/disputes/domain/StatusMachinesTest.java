package io.paychain.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.disputes.api.DisputeStatus;
import io.paychain.disputes.api.ProposalStatus;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.Share;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can follow what, in disputes and proposals. */
class StatusMachinesTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Share SHARE = new Share(BigInteger.ONE, BigInteger.TWO, BigInteger.ONE);

    @ParameterizedTest
    @CsvSource({
        "OPENING, OPEN FAILED",
        "OPEN, ANSWERED RULED DEFAULTED SETTLED RELEASED ABANDONED",
        "ANSWERED, RULED DEFAULTED SETTLED RELEASED ABANDONED",
        "RULED, ''",
        "DEFAULTED, ''",
        "SETTLED, ''",
        "RELEASED, ''",
        "ABANDONED, ''",
        "FAILED, ''"
    })
    void disputes(DisputeStatus from, String next) {
        assertEquals(next, from.next().stream().map(Enum::name).collect(Collectors.joining(" ")));
        assertEquals(next.isEmpty(), from.isFinal());
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, ACCEPTED DONE WITHDRAWN DECLINED SUPERSEDED",
        "ACCEPTED, DONE SUPERSEDED FAILED",
        "DONE, ''",
        "WITHDRAWN, ''",
        "DECLINED, ''",
        "SUPERSEDED, ''",
        "FAILED, ''"
    })
    void proposals(ProposalStatus from, String next) {
        assertEquals(next, from.next().stream().map(Enum::name).collect(Collectors.joining(" ")));
    }

    @Test
    void aRulingAndItsSplit_areOneEnd() {
        Dispute dispute = open();
        dispute.ruled(false, NOW);
        dispute.split(SHARE, "0x1", NOW);
        assertEquals(DisputeStatus.RULED, dispute.status());
        assertEquals(SHARE, dispute.share());
        assertThrows(IllegalStateException.class, () -> dispute.over(DisputeStatus.RELEASED, "0x2", NOW));
    }

    @Test
    void aSplitWithoutARuling_isAnAgreement() {
        Dispute dispute = open();
        dispute.split(SHARE, "0x1", NOW);
        assertEquals(DisputeStatus.SETTLED, dispute.status());
    }

    @Test
    void aReorganisation_takesTheEndBack_orTheOpening() {
        Dispute dispute = open();
        dispute.ruled(true, NOW);
        dispute.split(SHARE, "0x1", NOW);
        dispute.rolledBack(EscrowStatus.DISPUTED, NOW);
        assertEquals(DisputeStatus.OPEN, dispute.status());
        assertEquals(null, dispute.share());
        dispute.rolledBack(EscrowStatus.SUBMITTED, NOW);
        assertEquals(DisputeStatus.OPENING, dispute.status());
        assertEquals(null, dispute.rulingEndsAt());
    }

    @Test
    void anEvent_isTakenInOnce() {
        Dispute dispute = open();
        assertEquals(
                List.of(true, false, false, true),
                List.of(dispute.takeIn(5), dispute.takeIn(5), dispute.takeIn(4), dispute.takeIn(6)));
    }

    private static Dispute open() {
        Dispute dispute = Dispute.opening(new Parties(1, 0, 2, 3L), Category.QUALITY, "Why", NOW);
        dispute.opened(NOW.plusSeconds(60), "0x0", NOW);
        return dispute;
    }
}

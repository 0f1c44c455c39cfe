package io.paychain.jobs.adapter;

import io.paychain.escrow.EscrowService;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Chain time for lists, which are to be answered even before any block was seen. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChainClock {

    @Inject
    EscrowService escrow;

    @Inject
    Clock clock;

    /** The newest block's time; the server's while none was ever seen, when nothing can be locked. */
    public Instant now() {
        try {
            return escrow.chainTime();
        } catch (Refusal noBlockYet) {
            return clock.instant();
        }
    }
}

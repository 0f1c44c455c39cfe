package io.paychain.escrow.adapter.index;

import io.paychain.escrow.adapter.StoredEvents;
import io.paychain.escrow.domain.ChainLog;
import java.util.Map;

/** A log as the books have it, or would have it. */
public record BookedLog(long block, int logIndex, String transactionHash, String type, Map<String, String> data) {

    static BookedLog of(ChainLog log) {
        return new BookedLog(
                log.block().height(),
                log.logIndex(),
                log.transactionHash(),
                StoredEvents.type(log.event()),
                StoredEvents.plain(StoredEvents.data(log.event())));
    }

    /** True for the same log, whatever it says. */
    boolean standsAt(BookedLog other) {
        return block == other.block && logIndex == other.logIndex;
    }
}

package io.paychain.escrow.adapter.index;

import io.paychain.escrow.api.EscrowEvents;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainEvent;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EventFacts;
import io.paychain.escrow.domain.Standing;
import io.paychain.platform.outbox.Outbox;
import io.paychain.shared.event.DomainEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the other features what the chain did to their jobs. */
@ApplicationScoped
public class EventPublisher {

    @Inject
    Outbox outbox;

    @Inject
    EscrowCodec codec;

    /** Publishes one log; {@code reason} says why a lock is unwanted and is null for everything else. */
    public void happened(Escrow escrow, ChainLog log, @Nullable String reason) {
        Long jobId = escrow.jobId();
        // What a job is paid in is known from its funding: the lock itself was told.
        boolean silent = escrow.standing() == Standing.STRANGER
                || escrow.standing() == Standing.SURPLUS
                || log.event() instanceof ChainEvent.Priced;
        if (jobId == null || silent) {
            return;
        }
        Map<String, Object> data = common(jobId, log.transactionHash(), log.block());
        data.putAll(new EventFacts(codec::checksummed).of(log.event()));
        if (log.event() instanceof ChainEvent.Created) {
            addLock(data, escrow, reason);
        } else if (log.event() instanceof ChainEvent.Amended) {
            data.putAll(EventFacts.clockOf(escrow));
        }
        publish(reason == null ? type(log.event()) : EscrowEvents.LOCKED_UNWANTED, jobId, data);
    }

    private void addLock(Map<String, Object> data, Escrow escrow, @Nullable String reason) {
        data.put("onchain_job_id", escrow.onchainId());
        data.put("contract_address", codec.checksummed(escrow.contract()));
        data.put("chain_id", escrow.chainId());
        if (reason != null) {
            data.put("reason", reason);
        }
    }

    /** Publishes that a lock is its job's no longer: somebody works under it, and it was not the one prepared. */
    public void left(long jobId, ChainLog log) {
        publish(EscrowEvents.LOCK_LEFT, jobId, common(jobId, log.transactionHash(), log.block()));
    }

    /**
     * Publishes where an escrow stands after the chain took blocks back; nothing for those that are no job's.
     *
     * @param ancestor the newest block that still counts
     */
    public void rolledBack(Escrow escrow, BlockRef ancestor) {
        Long jobId = escrow.jobId();
        if (jobId == null || escrow.standing() == Standing.SURPLUS) {
            return;
        }
        Map<String, Object> data = common(jobId, escrow.lastTransaction(), ancestor);
        data.putAll(new EventFacts(codec::checksummed).of(escrow));
        publish(EscrowEvents.ROLLED_BACK, jobId, data);
    }

    private static Map<String, Object> common(long jobId, String transactionHash, BlockRef block) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("job_id", jobId);
        data.put("transaction_hash", transactionHash);
        data.put("block_number", block.height());
        data.put("occurred_at", block.instant().toString());
        return data;
    }

    private void publish(String type, long jobId, Map<String, Object> data) {
        outbox.publish(DomainEvent.internal(type, "job:" + jobId, data));
    }

    private static String type(ChainEvent event) {
        if (event instanceof ChainEvent.Created) {
            return EscrowEvents.LOCKED;
        } else if (event instanceof ChainEvent.Accepted) {
            return EscrowEvents.ACCEPTED;
        } else if (event instanceof ChainEvent.Submitted) {
            return EscrowEvents.SUBMITTED;
        } else if (event instanceof ChainEvent.Released) {
            return EscrowEvents.RELEASED;
        } else if (event instanceof ChainEvent.Refunded) {
            return EscrowEvents.REFUNDED;
        } else if (event instanceof ChainEvent.Withdrawn) {
            return EscrowEvents.WITHDRAWN;
        } else if (event instanceof ChainEvent.Reopened) {
            return EscrowEvents.REOPENED;
        }
        return quarrelType(event);
    }

    private static String quarrelType(ChainEvent event) {
        if (event instanceof ChainEvent.Disputed) {
            return EscrowEvents.DISPUTED;
        } else if (event instanceof ChainEvent.Ruled) {
            return EscrowEvents.RULED;
        } else if (event instanceof ChainEvent.Settled) {
            return EscrowEvents.SETTLED;
        } else if (event instanceof ChainEvent.Amended) {
            return EscrowEvents.AMENDED;
        } else if (event instanceof ChainEvent.ItemReleased) {
            return EscrowEvents.ITEM_RELEASED;
        }
        throw new IllegalStateException("no event of a job: " + event);
    }
}

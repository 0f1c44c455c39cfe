package io.paychain.escrow.adapter.index;

import io.paychain.escrow.adapter.StoredEvents;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The logs in the books, one row each; in the caller's transaction. */
@ApplicationScoped
public class EventRows {

    private static final String INSERT = """
            insert into escrow_event (escrow_id, chain_id, contract, block_number, block_hash, block_time,
                transaction_hash, log_index, type, data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb)) returning id
            """;

    private static final String REVERT = """
            update escrow_event set reverted_at = now()
             where chain_id = ? and contract = ? and block_number > ? and reverted_at is null
            returning id, escrow_id
            """;

    @Inject
    EntityManager em;

    @Inject
    EscrowSettings settings;

    /**
     * A row that was taken back.
     *
     * @param escrowId null for a log of no job
     */
    public record Reverted(long eventId, @Nullable Long escrowId) {}

    /**
     * Keeps a log.
     *
     * @param escrowId null for a log of no job
     * @return our number of it
     */
    public long insert(@Nullable Long escrowId, ChainLog log) {
        BlockRef block = log.block();
        return Sql.first(
                        em,
                        INSERT,
                        r -> r.getLong(1),
                        escrowId,
                        settings.chainId(),
                        settings.contract(),
                        block.height(),
                        block.hash(),
                        block.time(),
                        log.transactionHash(),
                        log.logIndex(),
                        StoredEvents.type(log.event()),
                        StoredEvents.data(log.event()))
                .orElseThrow();
    }

    /** Marks everything above a height as taken back by the chain, and says what that was. */
    public List<Reverted> revert(long height) {
        return Sql.list(
                em,
                REVERT,
                r -> new Reverted(r.getLong(1), r.getObject(2, Long.class)),
                settings.chainId(),
                settings.contract(),
                height);
    }
}

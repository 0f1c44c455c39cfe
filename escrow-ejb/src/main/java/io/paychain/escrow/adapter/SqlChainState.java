package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainState;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** The stored head of the chain. */
@ApplicationScoped
public class SqlChainState implements ChainState {

    @Inject
    EntityManager em;

    @Inject
    EscrowSettings settings;

    @Override
    public Optional<BlockRef> booked() {
        return Sql.first(
                em,
                "select b.height, b.hash, b.block_time from chain_cursor c join chain_block b"
                        + " using (chain_id, contract, height) where c.chain_id = ? and c.contract = ?",
                r -> new BlockRef(r.getLong(1), r.getString(2), "", r.getLong(3)),
                settings.chainId(),
                settings.contract());
    }

    @Override
    public Optional<BlockRef> head() {
        return Sql.first(
                em,
                "select height, hash, block_time from chain_head where chain_id = ?",
                r -> new BlockRef(r.getLong(1), r.getString(2), "", r.getLong(3)),
                settings.chainId());
    }
}

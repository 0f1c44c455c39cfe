package io.paychain.escrow.adapter.index;

import io.paychain.escrow.adapter.StoredEvents;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** The cursor, the head and the hashes of the newest blocks; in the caller's transaction. */
@ApplicationScoped
public class BlockStore {

    /** How many block hashes are kept: the deepest reorganisation that heals by itself. */
    static final int KEPT = 512;

    private static final String SAVE_BLOCKS = """
            insert into chain_block (chain_id, contract, height, hash, block_time)
            select ?, ?, b.height, b.hash, b.time from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as bigint[]))
                as b(height, hash, time)
            on conflict (chain_id, contract, height) do nothing
            """;

    private static final String SAVE_HEAD = """
            insert into chain_head (chain_id, height, hash, block_time) values (?, ?, ?, ?)
            on conflict (chain_id) do update set height = excluded.height, hash = excluded.hash,
                block_time = excluded.block_time, seen_at = now()
            """;

    private static final String MOVE = """
            insert into chain_cursor (chain_id, contract, height, hash) values (?, ?, ?, ?)
            on conflict (chain_id, contract) do update set height = excluded.height, hash = excluded.hash,
                updated_at = now()
            """;

    // Any fixed number of our own, beside the outbox's: one indexer writes at a time in the cluster.
    private static final long INDEX_LOCK = 7_241_002L;

    @Inject
    EntityManager em;

    @Inject
    EscrowSettings settings;

    /** Waits until no other indexer writes; held until the transaction ends. */
    public void lock() {
        Sql.list(em, "select pg_advisory_xact_lock(?)", r -> true, INDEX_LOCK);
    }

    /** How far the books follow the chain: height and hash alone; empty before the first block. */
    public Optional<BlockRef> cursor() {
        return Sql.first(
                em,
                "select height, hash from chain_cursor where chain_id = ? and contract = ?",
                r -> new BlockRef(r.getLong(1), r.getString(2), "", 0),
                settings.chainId(),
                settings.contract());
    }

    /** Puts the cursor to a block, forward or, when the chain took blocks back, to their ancestor. */
    public void moveTo(BlockRef block) {
        Sql.update(em, MOVE, settings.chainId(), settings.contract(), block.height(), block.hash());
    }

    /** Keeps the newest block of the chain with the moment it was seen; it may lie above the cursor. */
    public void saveHead(BlockRef head) {
        Sql.update(em, SAVE_HEAD, settings.chainId(), head.height(), head.hash(), head.time());
    }

    /** Keeps the hashes of blocks, which ascend and are at least one, and forgets those that are too old to matter. */
    public void save(List<BlockRef> blocks) {
        Sql.update(
                em,
                SAVE_BLOCKS,
                settings.chainId(),
                settings.contract(),
                blocks.stream().map(BlockRef::height).toList(),
                blocks.stream().map(BlockRef::hash).toList(),
                blocks.stream().map(BlockRef::time).toList());
        Sql.update(
                em,
                "delete from chain_block where chain_id = ? and contract = ? and height <= ?",
                settings.chainId(),
                settings.contract(),
                blocks.get(blocks.size() - 1).height() - KEPT);
    }

    /** What the books have of these blocks, both ends included, in order. */
    public List<BookedLog> booked(long from, long to) {
        return Sql.list(
                em,
                "select block_number, log_index, transaction_hash, type, data from escrow_event where chain_id = ?"
                        + " and contract = ? and block_number between ? and ? and reverted_at is null"
                        + " order by block_number, log_index",
                r -> new BookedLog(
                        r.getLong(1), r.getInt(2), r.getString(3), r.getString(4), StoredEvents.plain(r.getString(5))),
                settings.chainId(),
                settings.contract(),
                from,
                to);
    }

    /** Remembers that blocks were taken back: by the chain, or because an operator asked. */
    public void noteRollback(BlockRef from, BlockRef ancestor, boolean asked) {
        Sql.update(
                em,
                "insert into chain_reorganisation (chain_id, contract, height, ancestor_height, asked)"
                        + " values (?, ?, ?, ?, ?)",
                settings.chainId(),
                settings.contract(),
                from.height(),
                ancestor.height(),
                asked);
    }

    /** The kept blocks up to a height, newest first. */
    public List<BlockRef> kept(long upTo, int limit) {
        return Sql.list(
                em,
                "select height, hash, block_time from chain_block where chain_id = ? and contract = ? and height <= ?"
                        + " order by height desc limit ?",
                r -> new BlockRef(r.getLong(1), r.getString(2), "", r.getLong(3)),
                settings.chainId(),
                settings.contract(),
                upTo,
                limit);
    }

    /** Forgets the hashes above a height: the chain took those blocks back. */
    public void dropAbove(long height) {
        Sql.update(
                em,
                "delete from chain_block where chain_id = ? and contract = ? and height > ?",
                settings.chainId(),
                settings.contract(),
                height);
    }
}

package io.paychain.escrow.domain;

import java.util.Optional;

/** What the indexer stored about the chain. */
public interface ChainState {

    /** The newest block the indexer knows: chain time. Empty before the first. */
    Optional<BlockRef> head();

    /** The last block that is in the books, with its time; empty before the first. */
    Optional<BlockRef> booked();
}

package io.paychain.simulation;

import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainLog;
import java.util.List;

/**
 * A block, with the state after it.
 *
 * @param good which of its transactions did not revert, in their order
 */
record Mined(BlockRef ref, List<Tx> txs, List<Boolean> good, List<ChainLog> logs, Holdings after) {}

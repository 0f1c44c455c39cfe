package io.paychain.escrow.domain;

import io.paychain.escrow.api.BackfillReport;

/** Reads blocks again that are in the books. Talks to the network, so it runs in no transaction. */
public interface Rereading {

    /**
     * Compares blocks with the books, and on demand has them booked anew from the first difference on.
     *
     * @param from the first block
     * @param blocks how many, at most
     * @param repair whether to book anew; without a difference nothing happens
     * @throws ChainUnavailable when the nodes do not answer or agree
     */
    BackfillReport reread(long from, int blocks, boolean repair);
}

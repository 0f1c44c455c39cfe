package io.paychain.web.jobs;

import io.paychain.escrow.api.PreparedTransaction;

/** The cancel to send, and what it brings back. */
record CancelAnswer(PreparedTransaction transaction, Refund refund) {

    /** An amount beside its asset. */
    record Refund(String amount, String asset) {}
}

package io.paychain.escrow.adapter.relay;

import jakarta.ejb.ApplicationException;

/** Another server has the intent now: stop working on it. */
@ApplicationException(rollback = true)
public class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost(long intent) {
        super("the lease of intent " + intent + " was lost");
    }
}

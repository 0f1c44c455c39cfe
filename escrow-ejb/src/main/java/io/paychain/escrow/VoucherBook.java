package io.paychain.escrow;

import io.paychain.escrow.domain.Intents;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Keeps what was handed out although the request that asked for it is refused and rolled back. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class VoucherBook {

    @Inject
    Intents intents;

    /** An acceptance with its voucher that a person sends for himself: nobody else gets a voucher meanwhile. */
    public void handedOut(Intents.NewIntent acceptance) {
        intents.handOut(acceptance);
    }
}

package io.paychain.escrow.domain;

import io.paychain.shared.money.Asset;

/** Remembers for good which tokens this contract's prices and books are in; in the caller's transaction. */
public interface TokenBook {

    /** A price was prepared in it: its jobs can be shown from now on, whatever a later setting says. */
    void prepared(String token, Asset asset);

    /** Something in it is booked: no other token can have this asset's book any more. */
    void booked(String token, Asset asset);
}

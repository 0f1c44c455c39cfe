package io.paychain.escrow.api;

import org.jspecify.annotations.Nullable;

/**
 * A prepared transaction and the wallet that it is for. From another wallet the contract would take a lock as another
 * person's, also when both wallets are one person's.
 *
 * @param transaction what is to be signed
 * @param wallet whose signature it takes, lower-case address; null when anybody may send it
 */
public record OwnTransaction(
        PreparedTransaction transaction, @Nullable String wallet) {

    /** True when this wallet, a lower-case address, may send it. */
    public boolean isFor(String sender) {
        return wallet == null || wallet.equals(sender);
    }
}

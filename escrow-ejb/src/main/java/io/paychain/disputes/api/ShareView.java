package io.paychain.disputes.api;

import io.paychain.escrow.api.Share;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import java.math.BigInteger;

/**
 * How locked pay is, or would be, shared out; decimal strings that add up to everything that was locked.
 *
 * @param toEmployer the rest of the pay, and of the fee
 * @param fee on what the worker gets only
 */
public record ShareView(String toWorker, String toEmployer, String fee, String asset) {

    /** The share in ether. */
    public static ShareView of(Share share) {
        return new ShareView(eth(share.toWorker()), eth(share.toEmployer()), eth(share.fee()), Asset.ETH.name());
    }

    private static String eth(BigInteger wei) {
        return new Money(wei, Asset.ETH).text();
    }
}

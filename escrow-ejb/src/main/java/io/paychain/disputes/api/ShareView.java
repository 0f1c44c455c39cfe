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

    /** The share in what the job is paid in. */
    public static ShareView of(Share share, Asset asset) {
        return new ShareView(
                text(share.toWorker(), asset), text(share.toEmployer(), asset), text(share.fee(), asset), asset.name());
    }

    private static String text(BigInteger minor, Asset asset) {
        return new Money(minor, asset).text();
    }
}

package io.paychain.escrow.adapter;

import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/** Signatures of our own keys as text. */
final class Signatures {

    private static final int LENGTH = 65;

    private Signatures() {}

    /** r, s and v, 65 bytes as 0x text. */
    static String text(Sign.SignatureData data) {
        byte[] all = new byte[LENGTH];
        System.arraycopy(data.getR(), 0, all, 0, 32);
        System.arraycopy(data.getS(), 0, all, 32, 32);
        all[LENGTH - 1] = data.getV()[0];
        return Numeric.toHexString(all);
    }
}

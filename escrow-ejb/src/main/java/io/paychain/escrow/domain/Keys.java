package io.paychain.escrow.domain;

import java.math.BigInteger;

/** The platform's two keys, distinct (D9). Neither can move principal (D3). */
public interface Keys {

    /** The relayer's address, lower-case. */
    String relayer();

    /** Signs a call of the contract by the relayer. */
    SignedTransaction sign(long nonce, String callData, BigInteger gasLimit, Fee fee);

    /** Signs a transaction of the relayer to itself that moves nothing: it only uses the nonce. */
    SignedTransaction fill(long nonce, Fee fee);

    /** Signs a voucher; 65-byte signature as 0x text. */
    String signVoucher(TypedText voucher);

    /** Wei per gas of EIP-1559. */
    record Fee(BigInteger max, BigInteger priority) {}

    /** Ready to send; its hash is known before. */
    record SignedTransaction(String hash, String raw) {}
}

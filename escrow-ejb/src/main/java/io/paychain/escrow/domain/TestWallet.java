package io.paychain.escrow.domain;

import io.paychain.escrow.domain.Keys.Fee;
import io.paychain.escrow.domain.Keys.SignedTransaction;
import java.math.BigInteger;
import java.util.Optional;

/** Signs for the ten public test accounts, on development chains only (D8). */
public interface TestWallet {

    /** A signed call of the contract; empty when the address is no test account or this is no demo. */
    Optional<SignedTransaction> sign(String from, Call call);

    /** True when {@link #sign} would sign for the address. */
    boolean has(String address);

    /** What to sign. */
    record Call(long nonce, BigInteger value, String data, BigInteger gasLimit, Fee fee) {}
}

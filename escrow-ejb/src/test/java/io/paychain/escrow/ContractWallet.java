package io.paychain.escrow;

import io.paychain.embedded.DevAccount;
import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TypedData;
import java.io.IOException;
import java.math.BigInteger;
import org.web3j.utils.Numeric;

/** A wallet that is a contract (EIP-1271): its owner approves one digest at a time, and it takes payments. */
public final class ContractWallet {

    /**
     * Called with nothing it takes what comes; with one word it keeps it; asked isValidSignature, it answers the magic
     * value for that word and else reverts.
     */
    private static final String CODE = "0x3615603457" + "3660201460" + "2c57" + "600435600054146" + "01b57"
            + "60006000fd" + "5b631626ba7e60e01b60005260206000f3" + "5b60003560005500" + "5b00";

    private static final DevAccount OWNER = DevAccounts.of(4);
    private static final String ANY_SIGNATURE = "0x01";

    private final EscrowFixture chain;
    private final String address;

    /** Puts one at an address, lower-case. */
    public ContractWallet(EscrowFixture chain, String address) {
        this.chain = chain;
        this.address = address;
        chain.node.rpc().call("anvil_setCode", address, CODE);
    }

    /** Has its owner approve a text, and nothing else from then on. */
    public SignedAction approved(TypedData text) {
        try {
            approve(Numeric.toHexString(EscrowFixture.digest(text.typedData())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return given(text);
    }

    /** Has its owner approve a digest, 0x hex, and nothing else from then on. */
    public void approve(String digest) {
        chain.send(OWNER, address, digest, BigInteger.ZERO);
    }

    /** What it gives for a signature, whether it stands to that or not. */
    public static SignedAction given(TypedData text) {
        return new SignedAction(ANY_SIGNATURE, text.validUntil());
    }
}

package io.paychain.escrow.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A party's answer to {@link TypedData}.
 *
 * @param signature 0x hex: 65 bytes of a key, or whatever its contract wallet takes (EIP-1271)
 * @param validUntil as given with the typed data
 * @param proof of the signature, found out before the transaction; null for a key's, which is checked where it is used
 */
public record SignedAction(
        String signature, Instant validUntil, @Nullable Proof proof) {

    /** One that nobody has proven. */
    public SignedAction(String signature, Instant validUntil) {
        this(signature, validUntil, null);
    }

    /** The same with its proof; null changes nothing. */
    public SignedAction with(@Nullable Proof found) {
        return found == null ? this : new SignedAction(signature, validUntil, found);
    }

    /** True when only the signer's contract understands the signature. */
    public boolean byContract() {
        return proof != null && proof.byContract();
    }
}

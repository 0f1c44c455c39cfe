package io.paychain.escrow;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.crypto.Hash;
import org.web3j.utils.Numeric;

/** The Merkle tree of three items, built from the contract's documentation alone. */
final class ItemTree {

    private final List<BigInteger> amounts;
    private final byte[][] leaves;

    /** Items 0, 1 and 2 with these amounts, wei. */
    ItemTree(long first, long second, long third) {
        amounts = List.of(BigInteger.valueOf(first), BigInteger.valueOf(second), BigInteger.valueOf(third));
        leaves = new byte[][] {leaf(0), leaf(1), leaf(2)};
    }

    private byte[] leaf(int item) {
        byte[] encoded = join(
                Numeric.toBytesPadded(BigInteger.valueOf(item), 32),
                Numeric.toBytesPadded(amount(item), 32),
                hash(item).getValue());
        return Hash.sha3(Hash.sha3(encoded));
    }

    BigInteger amount(int item) {
        return amounts.get(item);
    }

    /** Stands for the hash of what the item says. */
    Bytes32 hash(int item) {
        return new Bytes32(Hash.sha3(new byte[] {(byte) item}));
    }

    /** The first two are a pair, and the third is beside them. */
    Bytes32 root() {
        return new Bytes32(pair(pair(leaves[0], leaves[1]), leaves[2]));
    }

    DynamicArray<Bytes32> proof(int item) {
        List<Bytes32> siblings = item == 2
                ? List.of(new Bytes32(pair(leaves[0], leaves[1])))
                : List.of(new Bytes32(leaves[1 - item]), new Bytes32(leaves[2]));
        return new DynamicArray<>(Bytes32.class, siblings);
    }

    private static byte[] pair(byte[] a, byte[] b) {
        return Hash.sha3(Arrays.compareUnsigned(a, b) < 0 ? join(a, b) : join(b, a));
    }

    private static byte[] join(byte[]... parts) {
        byte[] all = new byte[32 * parts.length];
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(parts[i], 0, all, 32 * i, 32);
        }
        return all;
    }
}

package io.paychain.escrow.adapter;

import java.util.BitSet;
import java.util.List;
import org.web3j.crypto.Hash;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.utils.Numeric;

/**
 * The bloom filter of a block's header: 2048 bits, three of them for each address and topic in its logs
 * (Ethereum yellow paper, 4.4.1). With it nobody who shows the true header can hide a log.
 */
final class LogBloom {

    private static final int BYTES = 256;
    private static final int MASK = 2047;
    private static final int HASHES = 3;

    private LogBloom() {}

    /** True when the block may hold logs of this address; false is certain. */
    static boolean mayHold(String bloom, String address) {
        BitSet bits = bits(bloom);
        BitSet wanted = new BitSet();
        add(wanted, address);
        wanted.andNot(bits);
        return wanted.isEmpty();
    }

    /** True when the header tells nothing: some chains leave it empty. */
    static boolean empty(String bloom) {
        return bits(bloom).isEmpty();
    }

    /** True when these are all the logs that made the filter. */
    static boolean madeOf(String bloom, List<Log> logs) {
        BitSet made = new BitSet();
        for (Log log : logs) {
            add(made, log.getAddress());
            log.getTopics().forEach(topic -> add(made, topic));
        }
        return made.equals(bits(bloom));
    }

    private static BitSet bits(String bloom) {
        byte[] bytes = Numeric.hexStringToByteArray(bloom);
        BitSet bits = new BitSet();
        for (int i = 0; i < bytes.length * 8 && bytes.length == BYTES; i++) {
            if (((bytes[BYTES - 1 - i / 8] >> (i % 8)) & 1) == 1) {
                bits.set(i);
            }
        }
        return bits;
    }

    private static void add(BitSet bits, String item) {
        byte[] hash = Hash.sha3(Numeric.hexStringToByteArray(item));
        for (int i = 0; i < HASHES; i++) {
            bits.set((((hash[2 * i] & 0xff) << 8) | (hash[2 * i + 1] & 0xff)) & MASK);
        }
    }
}

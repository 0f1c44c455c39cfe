package io.paychain.simulation;

import io.paychain.escrow.domain.Keys;
import io.paychain.escrow.domain.TypedText;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The platform's keys; the same nonce, call and fee always make the same transaction. */
final class MemoryKeys implements Keys {

    private final MemoryCodec codec;
    private final Map<String, Tx> made = new HashMap<>();
    /** Transactions that only use a nonce. */
    private final Set<String> fills = new HashSet<>();

    MemoryKeys(MemoryCodec codec) {
        this.codec = codec;
    }

    @Override
    public String relayer() {
        return Words.RELAYER;
    }

    @Override
    public SignedTransaction sign(long nonce, String callData, BigInteger gasLimit, Fee fee) {
        return keep("tx:" + nonce + ":" + callData + ":" + fee.max(), nonce, fee, codec.call(callData));
    }

    @Override
    public SignedTransaction fill(long nonce, Fee fee) {
        String hash = "fill:" + nonce + ":" + fee.max();
        fills.add(hash);
        return keep(hash, nonce, fee, null);
    }

    private SignedTransaction keep(String hash, long nonce, Fee fee, Call call) {
        made.put(hash, new Tx(hash, Words.RELAYER, nonce, fee.max(), BigInteger.ZERO, call));
        return new SignedTransaction(hash, hash);
    }

    /** The transaction behind its raw text. */
    Tx tx(String raw) {
        return made.get(raw);
    }

    boolean isFill(String hash) {
        return fills.contains(hash);
    }

    @Override
    public String signVoucher(TypedText voucher) {
        return codec.sign(Words.GATE, voucher);
    }
}

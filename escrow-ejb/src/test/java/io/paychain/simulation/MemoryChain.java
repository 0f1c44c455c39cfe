package io.paychain.simulation;

import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainEvent;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.EscrowChain.Receipt;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Blocks, transactions that wait, and reorganisations. Blocks that were replaced are remembered by their hash. */
final class MemoryChain {

    static final long GENESIS = 1_893_456_000; // 2030-01-01, as the database's clock begins

    private static final BigInteger GAS = BigInteger.valueOf(60_000);

    private final Dice dice;
    private final ContractModel contract;
    private final Fairness fairness;
    private final List<Mined> blocks = new ArrayList<>();
    private final Map<String, Mined> known = new HashMap<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Map<String, Tx> waiting = new LinkedHashMap<>();
    private long now = GENESIS;
    private long hashes;
    BigInteger baseFee = BigInteger.valueOf(1_000_000_000);

    MemoryChain(Dice dice, ContractModel contract, Fairness fairness) {
        this.dice = dice;
        this.contract = contract;
        this.fairness = fairness;
        append(new Mined(ref(0, "", GENESIS), List.of(), List.of(), List.of(), new Holdings()));
    }

    // ---- reading

    Mined head() {
        return blocks.get(blocks.size() - 1);
    }

    int height() {
        return blocks.size() - 1;
    }

    Mined at(long height) {
        return blocks.get((int) height);
    }

    /** A block by its hash, replaced ones too; null for a hash that never was. */
    Mined byHash(String hash) {
        return known.get(hash);
    }

    Optional<Receipt> receipt(String hash) {
        return Optional.ofNullable(receipts.get(hash));
    }

    List<Tx> waiting() {
        return new ArrayList<>(waiting.values());
    }

    long now() {
        return Math.max(now, head().ref().time());
    }

    /** Tries a call on the state after a block, and leaves no trace; refuses as the contract does. */
    void tryOut(Mined on, String from, BigInteger value, Call call) {
        contract.run(new Holdings(on.after()), new Tx("", from, -1, BigInteger.ZERO, value, call), now());
    }

    // ---- what the world does

    void advance(long seconds) {
        now = now() + seconds;
    }

    /** A transaction reaches the nodes. @return the node's complaint, if any */
    Optional<String> send(Tx tx) {
        if (receipts.containsKey(tx.hash()) || waiting.containsKey(tx.hash())) {
            return Optional.empty();
        }
        if (tx.relayed()) {
            if (tx.nonce() < head().after().relayerNonce) {
                return Optional.of("nonce too low");
            }
            Tx rival = waiting.values().stream()
                    .filter(t -> t.nonce() == tx.nonce())
                    .findFirst()
                    .orElse(null);
            if (rival != null) {
                boolean better = tx.maxFee()
                                .multiply(BigInteger.TEN)
                                .compareTo(rival.maxFee().multiply(BigInteger.valueOf(11)))
                        >= 0;
                if (!better) {
                    return Optional.of("replacement transaction underpriced");
                }
                waiting.remove(rival.hash());
            }
        }
        waiting.put(tx.hash(), tx);
        return Optional.empty();
    }

    void drop(Tx tx) {
        waiting.remove(tx.hash());
    }

    /** Somebody forces ether in. */
    void force(BigInteger wei) {
        Mined block = mine(List.of());
        block.after().take(Words.STRANGER, wei);
        block.after().forced = block.after().forced.add(wei);
    }

    /** A block with what waits, or a part of it, in any order that nonces allow. */
    void mine(int permilleTaken) {
        List<Tx> chosen = new ArrayList<>();
        for (Tx tx : waiting.values()) {
            if (permilleTaken == 1000 || dice.permille(permilleTaken)) {
                chosen.add(dice.upTo(chosen.size() + 1), tx);
            }
        }
        mine(inNonceOrder(chosen));
    }

    private List<Tx> inNonceOrder(List<Tx> chosen) {
        List<Tx> ordered = new ArrayList<>();
        List<Tx> relayed = new ArrayList<>(chosen.stream().filter(Tx::relayed).toList());
        relayed.sort((a, b) -> Long.compare(a.nonce(), b.nonce()));
        int next = 0;
        for (Tx tx : chosen) {
            ordered.add(tx.relayed() ? relayed.get(next++) : tx);
        }
        return ordered;
    }

    private Mined mine(List<Tx> txs) {
        BlockRef parent = head().ref();
        BlockRef ref = ref(parent.height() + 1, parent.hash(), Math.max(now, parent.time() + 1));
        Mined block =
                new Mined(ref, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new Holdings(head().after()));
        txs.forEach(tx -> include(block, tx));
        append(block);
        return block;
    }

    private void include(Mined block, Tx tx) {
        Holdings state = block.after();
        boolean ready = !tx.relayed()
                || (tx.nonce() == state.relayerNonce && tx.maxFee().compareTo(baseFee) >= 0);
        if (!ready) {
            return;
        }
        state.relayerNonce += tx.relayed() ? 1 : 0;
        waiting.remove(tx.hash());
        waiting.values().removeIf(t -> t.relayed() && t.nonce() < state.relayerNonce);
        boolean good = execute(block, tx);
        block.txs().add(tx);
        block.good().add(good);
        receipts.put(
                tx.hash(),
                new Receipt(tx.hash(), block.ref().height(), block.ref().hash(), good, GAS, baseFee));
    }

    private boolean execute(Mined block, Tx tx) {
        if (tx.call() == null) {
            return true;
        }
        Holdings before = new Holdings(block.after());
        try {
            List<ChainEvent> events =
                    contract.run(block.after(), tx, block.ref().time());
            fairness.check(before, block.after(), tx, events, block.ref().time());
            events.forEach(e -> block.logs()
                    .add(new ChainLog(block.ref(), tx.hash(), block.logs().size(), e)));
            return true;
        } catch (Reverted refused) {
            return false;
        }
    }

    /** The newest blocks are replaced by as many others, or one more; what was in them waits again or is lost. */
    void reorganise(int depth, int permilleLost) {
        int replaced = Math.min(depth, height());
        List<Tx> back = new ArrayList<>();
        for (int i = 0; i < replaced; i++) {
            Mined gone = blocks.remove(blocks.size() - 1);
            gone.txs().forEach(tx -> receipts.remove(tx.hash()));
            back.addAll(0, gone.txs());
        }
        back.stream().filter(tx -> !dice.permille(permilleLost)).forEach(this::wait);
        int made = replaced + dice.upTo(2);
        for (int i = 0; i < made; i++) {
            mine(dice.of(List.of(0, 400, 1000)));
        }
    }

    private void wait(Tx tx) {
        boolean rivalled = tx.relayed() && waiting.values().stream().anyMatch(t -> t.nonce() == tx.nonce());
        if (!rivalled) {
            waiting.put(tx.hash(), tx);
        }
    }

    private void append(Mined block) {
        blocks.add(block);
        known.put(block.ref().hash(), block);
    }

    private BlockRef ref(long height, String parent, long time) {
        return new BlockRef(height, Words.word('b', ++hashes), parent, time);
    }
}

package io.paychain.simulation;

import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.SeenBlock;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chain as one server's RPC shows it: sometimes late, away, or forgetful; the world goes on between any two calls. */
final class Node implements EscrowChain {

    private static final BigInteger GAS = BigInteger.valueOf(60_000);

    /** The contract's numbers of its states, in their order. */
    private static final List<EscrowStatus> NUMBERS = List.of(EscrowStatus.values());

    private final World world;
    /** How many blocks behind the others. */
    int behind;

    boolean away;
    boolean hidesReceipts;

    Node(World world) {
        this.world = world;
    }

    private Mined head() {
        return world.chain.at(Math.max(0, world.chain.height() - behind));
    }

    private void called(String what) {
        Violation.unless(!world.db.busy(), "a network call inside a transaction: " + what);
        world.interrupt("before " + what);
        if (away) {
            throw new ChainUnavailable("the node is away");
        }
    }

    @Override
    public BlockRef newestBlock() {
        called("newestBlock");
        return head().ref();
    }

    @Override
    public Optional<BlockRef> block(long height) {
        called("block");
        return height > head().ref().height()
                ? Optional.empty()
                : Optional.of(world.chain.at(height).ref());
    }

    @Override
    public List<SeenBlock> blocks(long from, long to) {
        called("blocks");
        List<SeenBlock> seen = new ArrayList<>();
        for (long at = from; at <= Math.min(to, head().ref().height()); at++) {
            seen.add(new SeenBlock(world.chain.at(at).ref(), ""));
        }
        return seen;
    }

    @Override
    public List<ChainLog> logs(List<SeenBlock> run) {
        called("logs");
        List<ChainLog> logs = new ArrayList<>();
        for (SeenBlock block : run) {
            // A node knows the blocks of its own chain; what it has at a height may be another block by now.
            if (block.ref().height() <= world.chain.height()) {
                logs.addAll(world.chain.at(block.ref().height()).logs());
            }
        }
        return faulty(logs);
    }

    private List<ChainLog> faulty(List<ChainLog> logs) {
        if (world.planted == Planted.LOG_LOST && logs.size() > 1) {
            logs.remove(logs.size() - 1);
        } else if (world.planted == Planted.LOG_DOUBLED && !logs.isEmpty()) {
            logs.add(logs.get(logs.size() - 1));
        }
        return logs;
    }

    @Override
    public BigInteger balance(String address) {
        throw new UnsupportedOperationException("no history asks for a balance");
    }

    @Override
    public ContractFunds funds(long height, String token) {
        throw new UnsupportedOperationException("the checks read the chain themselves");
    }

    @Override
    public TokenFunds tokenFunds(String token, String address) {
        throw new UnsupportedOperationException("no history has tokens");
    }

    @Override
    public long nonce(String address) {
        called("nonce");
        return head().after().relayerNonce;
    }

    @Override
    public Optional<Receipt> receipt(String transactionHash) {
        called("receipt");
        return hidesReceipts
                ? Optional.empty()
                : world.chain
                        .receipt(transactionHash)
                        .filter(r -> r.blockNumber() <= head().ref().height());
    }

    @Override
    public Simulation simulate(String from, BigInteger value, String callData) {
        called("simulate");
        try {
            world.chain.tryOut(head(), from, value, world.codec.call(callData));
            return new Simulation.Works(GAS);
        } catch (Reverted refused) {
            return new Simulation.Reverts(refused.error());
        }
    }

    @Override
    public GasPrice gasPrice() {
        called("gasPrice");
        return new GasPrice(world.chain.baseFee, BigInteger.valueOf(1_000_000));
    }

    @Override
    public OnchainJob job(String id) {
        called("job");
        Deal deal = head().after().deals.get(id);
        return deal == null
                ? new OnchainJob(0, 0, Words.NOBODY)
                : new OnchainJob(NUMBERS.indexOf(deal.status()), deal.round(), deal.worker());
    }

    @Override
    public Optional<String> send(String rawTransaction) {
        called("send");
        Tx tx = world.keys.tx(rawTransaction);
        boolean stored = world.intended.signed.get(tx.hash()) != null || world.keys.isFill(tx.hash());
        Violation.unless(stored, "F2: a transaction was sent before it was stored");
        Optional<String> complaint = world.chain.send(tx);
        world.interrupt("after send");
        return complaint;
    }
}

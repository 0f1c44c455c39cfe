package io.paychain.escrow.adapter.rpc;

import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowSettings;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.BatchRequest;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthChainId;

/** One node: bounded waits, a circuit breaker of its own, and whether it is the configured chain and up to date. */
public final class RpcEndpoint {

    private static final int PATIENCE = 5;
    private static final int QUESTIONS_AGAIN = 2;
    // Of anvil, Geth and Erigon, and of machines behind one address that are not equally far.
    private static final Pattern OVERTAKEN = Pattern.compile(
            "BlockOutOfRange|header not found|unknown block|block not found|missing trie node",
            Pattern.CASE_INSENSITIVE);

    private final int index;
    private final long chainId;
    private final Web3j web3j;
    private final Circuit circuit;
    private final LongAdder errors = new LongAdder();
    private volatile boolean chainChecked;
    private volatile boolean otherChain;
    private volatile boolean stale;
    private volatile long height = -1;
    private volatile long movedAt = System.nanoTime();

    /** @param alone whether there is no other node to ask instead */
    RpcEndpoint(int index, EscrowSettings settings, boolean alone) {
        this.index = index;
        this.chainId = settings.chainId();
        this.circuit = new Circuit(alone ? 0 : PATIENCE);
        this.web3j = Web3j.build(new RpcTransport(
                settings.rpc().urls().get(index), settings.rpc().timeout()));
    }

    /** Its place in the setting, from 0: what logs and metrics call it, since its address may hold a key. */
    public int index() {
        return index;
    }

    /** A call that may fail with an IOException. */
    private interface Exchange<T> {
        @Nullable
        T run() throws IOException;
    }

    /** The node's answer, which is no error. */
    public <T extends Response<?>> T ask(Function<Web3j, Request<?, T>> request) {
        return guarded(() -> answered(settled(request.apply(web3j))));
    }

    /** The node's answer, which may be an error that says something about the question. */
    public <T extends Response<?>> T send(Function<Web3j, Request<?, T>> request) {
        return guarded(() -> settled(request.apply(web3j)));
    }

    /** Asks again at once when the newest block changed under the question. */
    private static <T extends Response<?>> T settled(Request<?, T> request) throws IOException {
        T answer = request.send();
        for (int i = 0; i < QUESTIONS_AGAIN && overtaken(answer); i++) {
            answer = request.send();
        }
        return answer;
    }

    private static boolean overtaken(Response<?> answer) {
        return answer.hasError()
                && OVERTAKEN
                        .matcher(String.valueOf(answer.getError().getMessage()))
                        .find();
    }

    /** The node's answers to several questions at once, none of them an error. */
    public List<? extends Response<?>> batch(Function<Web3j, List<Request<?, ? extends Response<?>>>> requests) {
        return guarded(() -> send(requests.apply(web3j)));
    }

    private List<? extends Response<?>> send(List<Request<?, ? extends Response<?>>> requests) throws IOException {
        BatchRequest batch = web3j.newBatch();
        requests.forEach(batch::add);
        List<? extends Response<?>> answers = batch.send().getResponses();
        if (answers.size() != requests.size()) {
            throw new ChainUnavailable("the node answered only a part of the batch");
        }
        answers.forEach(RpcEndpoint::answered);
        return answers;
    }

    /** Its newest block, after making sure that it is still on the right chain. */
    EthBlock.Block look() {
        List<? extends Response<?>> answers = guarded(() ->
                send(List.of(web3j.ethGetBlockByNumber(DefaultBlockParameterName.LATEST, false), web3j.ethChainId())));
        requireChain((EthChainId) answers.get(1));
        EthBlock.Block newest = ((EthBlock) answers.get(0)).getBlock();
        if (newest == null) {
            throw blamed("the node has no newest block");
        }
        at(newest.getNumber().longValueExact());
        return newest;
    }

    private void at(long seen) {
        if (seen != height) {
            height = seen;
            movedAt = System.nanoTime();
        }
    }

    private <T> T guarded(Exchange<T> exchange) {
        try {
            return circuit.call(() -> {
                if (!chainChecked || !circuit.up()) {
                    requireChain(answered(web3j.ethChainId().send()));
                }
                T answer = exchange.run();
                if (answer == null) {
                    throw new ChainUnavailable("the node answered nothing");
                }
                return answer;
            });
        } catch (ChainUnavailable e) {
            errors.increment();
            throw e;
        }
    }

    private void requireChain(EthChainId answer) {
        long actual = answer.getChainId().longValueExact();
        otherChain = actual != chainId;
        chainChecked = !otherChain;
        if (otherChain) {
            throw new ChainUnavailable("the node is on chain " + actual + ", not " + chainId);
        }
    }

    private static <T extends Response<?>> T answered(T response) {
        if (response.hasError()) {
            throw new ChainUnavailable(
                    "the node refused: " + response.getError().getMessage());
        }
        return response;
    }

    /** What it answered cannot be; it may still be right about other things. */
    public ChainUnavailable erred(String why) {
        errors.increment();
        return new ChainUnavailable(why);
    }

    /** Counts as a failed call: it was too slow, or has nothing to show. */
    ChainUnavailable blamed(String why) {
        errors.increment();
        circuit.blame(why);
        return new ChainUnavailable(why);
    }

    /** True when it may be asked: its circuit is closed, it is on the right chain and not left behind. */
    boolean usable() {
        return !stale && !otherChain && !circuit.open();
    }

    /** True when it may be looked at, to see whether it has become usable. */
    boolean reachable() {
        return !circuit.open();
    }

    /** Left behind when it has not moved for so long, nanoseconds, although the others are further. */
    void compare(long reference, long patience) {
        stale = height < reference && System.nanoTime() - movedAt > patience;
    }

    boolean stale() {
        return stale;
    }

    /** {@code up}, {@code down}, {@code wrong_chain} or {@code stale}. */
    public String state() {
        if (otherChain) {
            return "wrong_chain";
        }
        return !circuit.up() ? "down" : stale ? "stale" : "up";
    }

    /** What went wrong last; carries no address. */
    String lastFailure() {
        return circuit.lastFailure();
    }

    /** Calls that failed since the start. */
    public long errors() {
        return errors.sum();
    }

    /** The newest block it showed; -1 before the first. */
    public long height() {
        return height;
    }
}

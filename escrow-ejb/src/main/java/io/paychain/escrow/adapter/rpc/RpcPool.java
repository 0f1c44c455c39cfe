package io.paychain.escrow.adapter.rpc;

import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.methods.response.EthBlock;

/**
 * The configured nodes. What only shows something is asked of one that works; what money depends on is
 * asked of all, and holds when a quorum says the same. With one node it is that node.
 */
@ApplicationScoped
public class RpcPool {

    // Blocks that a node may be behind the others without being left out.
    private static final long NEAR = 2;
    // An answer that needs more than one exchange may take so many times as long as one.
    private static final int EXCHANGES = 3;

    @Inject
    EscrowSettings settings;

    private List<RpcEndpoint> endpoints = List.of();
    private @Nullable ExecutorService threads;
    private volatile int preferred;
    private volatile boolean agreed = true;

    /** Connects to nobody yet. */
    @PostConstruct
    void open() {
        List<String> urls = settings.rpc().urls();
        List<RpcEndpoint> all = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            all.add(new RpcEndpoint(i, settings, urls.size() == 1));
        }
        endpoints = List.copyOf(all);
        if (urls.size() > 1) {
            threads = Executors.newCachedThreadPool(RpcPool::daemon);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "paychain-rpc");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    /** All of them, in the order of the setting. */
    public List<RpcEndpoint> endpoints() {
        return endpoints;
    }

    /** False after nodes that answer did not agree, until they do. */
    public boolean agreed() {
        return agreed;
    }

    /** The answer of the first node that has one, the last successful one first. */
    public <T> T any(Function<RpcEndpoint, T> question) {
        ChainUnavailable first = null;
        for (RpcEndpoint endpoint : inTurn()) {
            try {
                T answer = question.apply(endpoint);
                preferred = endpoint.index();
                return answer;
            } catch (ChainUnavailable e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? nobody() : first;
    }

    private List<RpcEndpoint> inTurn() {
        return endpoints.size() == 1
                ? endpoints
                : endpoints.stream()
                        .filter(RpcEndpoint::usable)
                        .sorted(Comparator.comparing((RpcEndpoint e) -> e.index() != preferred))
                        .toList();
    }

    private ChainUnavailable nobody() {
        return new ChainUnavailable("no node can be used: " + endpoints.get(0).state() + ", "
                + endpoints.get(0).lastFailure());
    }

    /** An answer and whose it is. */
    private record Answer<T>(RpcEndpoint endpoint, T value) {}

    /** What all usable nodes answer, at least as many as the quorum needs. */
    public <T> List<T> all(Function<RpcEndpoint, T> question) {
        List<Answer<T>> answers = answers(RpcEndpoint::usable, question);
        requireEnough(answers.size());
        return answers.stream().map(Answer::value).toList();
    }

    private void requireEnough(int answering) {
        if (answering < settings.rpc().quorum(answering)) {
            throw new ChainUnavailable(answering + " of " + endpoints.size() + " nodes answer, "
                    + settings.rpc().quorum(answering) + " are needed");
        }
    }

    /** How many of so many answers have to be equal. */
    public int quorum(int answering) {
        return settings.rpc().quorum(answering);
    }

    /** The highest number that a quorum has reached. */
    public long reached(List<Long> numbers) {
        List<Long> highestFirst =
                numbers.stream().sorted(Comparator.reverseOrder()).toList();
        return highestFirst.get(quorum(numbers.size()) - 1);
    }

    /** What a quorum of the nodes answers alike; empty when they do not agree. */
    public <T> Optional<T> agree(Function<RpcEndpoint, T> question) {
        List<T> answers = all(question);
        Map<T, Integer> votes = new LinkedHashMap<>();
        answers.forEach(a -> votes.merge(a, 1, Integer::sum));
        int needed = quorum(answers.size());
        return votes.entrySet().stream()
                .filter(v -> v.getValue() >= needed)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** As {@link #agree}, when nothing can be done without. */
    public <T> T agreed(String about, Function<RpcEndpoint, T> question) {
        return agree(question).orElseThrow(() -> new ChainUnavailable("the nodes do not agree on " + about));
    }

    /** Notes whether the nodes agreed on what was compared elsewhere. */
    public void compared(boolean alike) {
        agreed = alike;
    }

    /** The heads of all usable nodes; decides anew who is usable. */
    public List<EthBlock.Block> heads() {
        List<Answer<EthBlock.Block>> seen = answers(RpcEndpoint::reachable, RpcEndpoint::look);
        long reference = reference(seen);
        long patience = settings.rpc().staleAfter().toNanos();
        endpoints.forEach(e -> e.compare(reference, patience));
        List<EthBlock.Block> heads = seen.stream()
                .filter(a -> !a.endpoint().stale())
                .map(Answer::value)
                .toList();
        requireEnough(heads.size());
        return heads;
    }

    /** How far a node must be: of three or more the middle one, so that a single one cannot set it. */
    private static long reference(List<Answer<EthBlock.Block>> seen) {
        List<Long> heights = seen.stream()
                .map(a -> a.endpoint().height())
                .sorted(Comparator.reverseOrder())
                .toList();
        return heights.get((heights.size() - 1) / 2) - NEAR;
    }

    private <T> List<Answer<T>> answers(Predicate<RpcEndpoint> whom, Function<RpcEndpoint, T> question) {
        if (endpoints.size() == 1) {
            return List.of(new Answer<>(endpoints.get(0), question.apply(endpoints.get(0))));
        }
        Map<RpcEndpoint, CompletableFuture<T>> asked = new LinkedHashMap<>();
        endpoints.stream().filter(whom).forEach(e -> asked.put(e, ask(e, question)));
        return collected(asked);
    }

    private <T> CompletableFuture<T> ask(RpcEndpoint endpoint, Function<RpcEndpoint, T> question) {
        ExecutorService pool = threads;
        if (pool == null) {
            throw new IllegalStateException("the pool is not open");
        }
        return CompletableFuture.supplyAsync(() -> question.apply(endpoint), pool);
    }

    private <T> List<Answer<T>> collected(Map<RpcEndpoint, CompletableFuture<T>> asked) {
        long deadline = System.nanoTime() + EXCHANGES * settings.rpc().timeout().toNanos();
        List<Answer<T>> answers = new ArrayList<>();
        ChainUnavailable failure = null;
        for (Map.Entry<RpcEndpoint, CompletableFuture<T>> one : asked.entrySet()) {
            try {
                answers.add(new Answer<>(one.getKey(), await(one.getKey(), one.getValue(), deadline)));
            } catch (ChainUnavailable e) {
                failure = e;
            }
        }
        if (answers.isEmpty()) {
            throw failure == null ? nobody() : failure;
        }
        return answers;
    }

    private static <T> T await(RpcEndpoint endpoint, CompletableFuture<T> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw endpoint.blamed("the node is too slow");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChainUnavailable("interrupted", e);
        } catch (ExecutionException | CompletionException e) {
            if (e.getCause() instanceof ChainUnavailable known) {
                throw known;
            }
            throw new IllegalStateException("a question to the nodes failed", e.getCause());
        }
    }
}

package io.paychain.escrow.adapter;

import io.paychain.escrow.adapter.rpc.RpcEndpoint;
import io.paychain.escrow.adapter.rpc.RpcPool;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.SeenBlock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthGetBlockReceipts;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/**
 * Reads the contract's logs so that none can be left out, doubled or made up: what a search finds is
 * compared with the receipts of each block whose header says that there may be some, and the receipts
 * with that header, on which a quorum of the nodes agreed before.
 */
@ApplicationScoped
public class LogAudit {

    private static final System.Logger LOG = System.getLogger(LogAudit.class.getName());
    private static final int UNKNOWN_METHOD = -32601;

    @Inject
    RpcPool rpc;

    @Inject
    EscrowSettings settings;

    private final LongAdder holes = new LongAdder();

    /** How often a search for logs was found incomplete or wrong. */
    public long holes() {
        return holes.sum();
    }

    /** The contract's logs of these linked blocks, in order, each once. */
    public List<Log> logs(List<SeenBlock> run) {
        Map<String, List<Log>> found = search(run);
        List<Log> logs = new ArrayList<>();
        for (SeenBlock block : run) {
            List<Log> given = found.getOrDefault(block.ref().hash(), List.of());
            if (!given.isEmpty() || LogBloom.mayHold(block.bloom(), settings.contract())) {
                logs.addAll(audited(block, given));
            }
        }
        return logs;
    }

    /** By block hash; logs of other blocks than ours are of another branch and count for nothing. */
    private Map<String, List<Log>> search(List<SeenBlock> run) {
        EthFilter filter = new EthFilter(at(run.get(0)), at(run.get(run.size() - 1)), settings.contract());
        List<Log> all = new ArrayList<>();
        for (EthLog.LogResult<?> result :
                rpc.any(e -> e.ask(w -> w.ethGetLogs(filter))).getLogs()) {
            all.add((Log) result.get());
        }
        Map<String, List<Log>> byBlock = new HashMap<>();
        ours(all)
                .forEach(log -> byBlock.computeIfAbsent(log.getBlockHash(), h -> new ArrayList<>())
                        .add(log));
        return byBlock;
    }

    /** The contract's own, in order, each once. */
    private List<Log> ours(List<Log> logs) {
        Map<BigInteger, Map<BigInteger, Log>> once = new HashMap<>();
        logs.stream()
                .filter(l -> !l.isRemoved()
                        && l.getAddress().toLowerCase(Locale.ROOT).equals(settings.contract()))
                .forEach(l -> once.computeIfAbsent(l.getBlockNumber(), n -> new HashMap<>())
                        .putIfAbsent(l.getLogIndex(), plain(l)));
        return once.values().stream()
                .flatMap(block -> block.values().stream())
                .sorted(Comparator.comparing(Log::getBlockNumber).thenComparing(Log::getLogIndex))
                .toList();
    }

    /** What every node writes alike. */
    private static Log plain(Log log) {
        return new Log(
                false,
                "0x" + log.getLogIndex().toString(16),
                null,
                log.getTransactionHash(),
                log.getBlockHash(),
                "0x" + log.getBlockNumber().toString(16),
                log.getAddress().toLowerCase(Locale.ROOT),
                log.getData(),
                null,
                log.getTopics());
    }

    private List<Log> audited(SeenBlock block, List<Log> given) {
        List<Log> proven = rpc.agree(e -> proven(e, block))
                .orElseThrow(() -> new ChainUnavailable("the nodes do not agree on the logs of block "
                        + block.ref().height()));
        if (!proven.equals(given)) {
            holes.increment();
            LOG.log(
                    Level.WARNING,
                    "block {0,number,#} has {1} logs of the contract by its receipts, {2} were found by searching",
                    block.ref().height(),
                    proven.size(),
                    given.size());
        }
        return proven;
    }

    /** One node's logs of the block, from receipts that make the header's filter. */
    private List<Log> proven(RpcEndpoint node, SeenBlock block) {
        List<Log> all = new ArrayList<>();
        receipts(node, block).forEach(r -> all.addAll(r.getLogs()));
        boolean complete = LogBloom.empty(block.bloom()) || LogBloom.madeOf(block.bloom(), all);
        boolean same = all.stream().allMatch(l -> block.ref().hash().equals(l.getBlockHash()));
        if (!same) {
            throw new ChainUnavailable("block " + block.ref().height() + " has just been replaced");
        }
        if (!complete) {
            holes.increment();
            throw node.erred("logs of block " + block.ref().height() + " are missing");
        }
        return ours(all);
    }

    private List<TransactionReceipt> receipts(RpcEndpoint node, SeenBlock block) {
        EthGetBlockReceipts answer = node.send(w -> w.ethGetBlockReceipts(at(block)));
        if (answer.hasError() && answer.getError().getCode() == UNKNOWN_METHOD) {
            return oneByOne(node, block);
        }
        if (answer.hasError()) {
            throw node.erred("the node refused: " + answer.getError().getMessage());
        }
        return Optional.ofNullable(answer.getResult()).orElse(List.of());
    }

    /** For nodes that do not tell all receipts of a block at once. */
    private static List<TransactionReceipt> oneByOne(RpcEndpoint node, SeenBlock block) {
        EthBlock.Block found =
                node.ask(w -> w.ethGetBlockByHash(block.ref().hash(), false)).getBlock();
        List<TransactionReceipt> receipts = new ArrayList<>();
        if (found == null) {
            return receipts;
        }
        for (EthBlock.TransactionResult<?> hash : found.getTransactions()) {
            node.ask(w -> w.ethGetTransactionReceipt(String.valueOf(hash.get())))
                    .getTransactionReceipt()
                    .ifPresent(receipts::add);
        }
        return receipts;
    }

    private static DefaultBlockParameter at(SeenBlock block) {
        return DefaultBlockParameter.valueOf(BigInteger.valueOf(block.ref().height()));
    }
}

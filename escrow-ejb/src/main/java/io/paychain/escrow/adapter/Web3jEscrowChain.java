package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.BatchRequest;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthEstimateGas;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/** The chain by web3j: bounded waits, a circuit breaker, and a check that it is the configured chain. */
@ApplicationScoped
public class Web3jEscrowChain implements EscrowChain {

    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000L);

    @Inject
    EscrowSettings settings;

    private final Circuit circuit = new Circuit();
    private Web3j web3j = Web3j.build(new RpcTransport("http://127.0.0.1:1"));
    private volatile boolean chainChecked;

    @PostConstruct
    void connect() {
        web3j = Web3j.build(new RpcTransport(settings.rpcUrl()));
    }

    @Override
    public BlockRef newestBlock() {
        return found(ask(web3j.ethGetBlockByNumber(DefaultBlockParameterName.LATEST, false)))
                .orElseThrow(() -> new ChainUnavailable("the chain has no newest block"));
    }

    @Override
    public Optional<BlockRef> block(long height) {
        return found(ask(blockRequest(height)));
    }

    @Override
    public List<BlockRef> blocks(long from, long to) {
        BatchRequest batch = web3j.newBatch();
        for (long height = from; height <= to; height++) {
            batch.add(blockRequest(height));
        }
        List<BlockRef> blocks = new ArrayList<>();
        for (Response<?> response : guarded(() -> batch.send().getResponses())) {
            found((EthBlock) answered(response)).ifPresent(blocks::add);
        }
        return blocks;
    }

    private Request<?, EthBlock> blockRequest(long height) {
        return web3j.ethGetBlockByNumber(at(height), false);
    }

    private static Optional<BlockRef> found(EthBlock answer) {
        EthBlock.Block block = answer.getBlock();
        return block == null ? Optional.empty() : Optional.of(ref(block));
    }

    private static BlockRef ref(EthBlock.Block block) {
        return new BlockRef(
                block.getNumber().longValueExact(),
                block.getHash(),
                block.getParentHash(),
                block.getTimestamp().longValueExact());
    }

    @Override
    public List<ChainLog> logs(long from, long to) {
        EthFilter filter = new EthFilter(at(from), at(to), settings.contract());
        List<ChainLog> logs = new ArrayList<>();
        for (EthLog.LogResult<?> result : ask(web3j.ethGetLogs(filter)).getLogs()) {
            Log log = (Log) result.get();
            LogReader.read(log)
                    .ifPresent(event -> logs.add(new ChainLog(
                            new BlockRef(log.getBlockNumber().longValueExact(), log.getBlockHash(), "", 0),
                            log.getTransactionHash(),
                            log.getLogIndex().intValueExact(),
                            event)));
        }
        return logs;
    }

    @Override
    public BigInteger balance(String address) {
        return ask(web3j.ethGetBalance(address, DefaultBlockParameterName.LATEST))
                .getBalance();
    }

    @Override
    public ContractFunds funds(long height) {
        Transaction call =
                Transaction.createEthCallTransaction(settings.contract(), settings.contract(), ContractCalls.stats());
        return ContractCalls.funds(ask(web3j.ethCall(call, at(height))).getValue());
    }

    @Override
    public long nonce(String address) {
        return ask(web3j.ethGetTransactionCount(address, DefaultBlockParameterName.LATEST))
                .getTransactionCount()
                .longValueExact();
    }

    @Override
    public Optional<Receipt> receipt(String transactionHash) {
        return ask(web3j.ethGetTransactionReceipt(transactionHash))
                .getTransactionReceipt()
                .map(Web3jEscrowChain::receipt);
    }

    private static Receipt receipt(TransactionReceipt receipt) {
        return new Receipt(
                receipt.getTransactionHash(),
                receipt.getBlockNumber().longValueExact(),
                receipt.getBlockHash(),
                receipt.isStatusOK(),
                receipt.getGasUsed());
    }

    @Override
    public Simulation simulate(String from, BigInteger value, String callData) {
        Transaction call = new Transaction(from, null, null, null, settings.contract(), value, callData);
        EthEstimateGas answer = send(web3j.ethEstimateGas(call));
        if (!answer.hasError()) {
            return new Simulation.Works(answer.getAmountUsed());
        }
        return new Simulation.Reverts(ContractErrors.name(revertData(answer.getError())));
    }

    /** The data of a revert; anything else that goes wrong says nothing about the call. */
    private static String revertData(Response.Error error) {
        String data = error.getData();
        boolean reverted =
                String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains("revert");
        if (data == null && !reverted) {
            throw new ChainUnavailable("a trial run failed: " + error.getMessage());
        }
        return data == null ? "" : data.replace("\"", "");
    }

    @Override
    public GasPrice gasPrice() {
        EthBlock.Block newest = ask(web3j.ethGetBlockByNumber(DefaultBlockParameterName.LATEST, false))
                .getBlock();
        return new GasPrice(newest.getBaseFeePerGas(), TIP);
    }

    @Override
    public OnchainJob job(String id) {
        String data = ContractCalls.job(id);
        Transaction call = Transaction.createEthCallTransaction(settings.contract(), settings.contract(), data);
        return ContractCalls.onchainJob(
                ask(web3j.ethCall(call, DefaultBlockParameterName.LATEST)).getValue());
    }

    @Override
    public Optional<String> send(String rawTransaction) {
        EthSendTransaction answer = send(web3j.ethSendRawTransaction(rawTransaction));
        if (!answer.hasError()) {
            return Optional.empty();
        }
        String words = String.valueOf(answer.getError().getMessage()).toLowerCase(Locale.ROOT);
        boolean known = words.contains("already known") || words.contains("already imported");
        return known ? Optional.empty() : Optional.of(words);
    }

    private static DefaultBlockParameter at(long height) {
        return DefaultBlockParameter.valueOf(BigInteger.valueOf(height));
    }

    /** True when the last call was answered. */
    public boolean answers() {
        return circuit.up();
    }

    private <T extends Response<?>> T ask(Request<?, T> request) {
        return answered(send(request));
    }

    private <T extends Response<?>> T send(Request<?, T> request) {
        return guarded(request::send);
    }

    /** A call that may fail with an IOException. */
    private interface Exchange<T> {
        @Nullable
        T run() throws IOException;
    }

    private <T> T guarded(Exchange<T> exchange) {
        return circuit.call(() -> {
            checkChain();
            T answer = exchange.run();
            if (answer == null) {
                throw new ChainUnavailable("the chain answered nothing");
            }
            return answer;
        });
    }

    private void checkChain() throws IOException {
        if (chainChecked && circuit.up()) {
            return;
        }
        long actual = answered(web3j.ethChainId().send()).getChainId().longValueExact();
        if (actual != settings.chainId()) {
            throw new ChainUnavailable("the node is on chain " + actual + ", not " + settings.chainId());
        }
        chainChecked = true;
    }

    private static <T extends Response<?>> T answered(T response) {
        if (response.hasError()) {
            throw new ChainUnavailable(
                    "the chain refused: " + response.getError().getMessage());
        }
        return response;
    }
}

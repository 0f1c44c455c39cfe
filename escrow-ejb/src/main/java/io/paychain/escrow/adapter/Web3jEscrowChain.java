package io.paychain.escrow.adapter;

import io.paychain.escrow.adapter.rpc.RpcPool;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainLog;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.SeenBlock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthEstimateGas;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.utils.Numeric;

/**
 * The chain by web3j. What the books and the relayer go by is what a quorum of the nodes says; a balance
 * that is only shown comes from any of them.
 */
@ApplicationScoped
public class Web3jEscrowChain implements EscrowChain {

    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000L);

    @Inject
    EscrowSettings settings;

    @Inject
    RpcPool rpc;

    @Inject
    AgreedBlocks blocks;

    @Inject
    LogAudit audit;

    // ---- blocks

    @Override
    public BlockRef newestBlock() {
        return blocks.newest();
    }

    @Override
    public Optional<BlockRef> block(long height) {
        return blocks.at(height);
    }

    @Override
    public List<SeenBlock> blocks(long from, long to) {
        return blocks.run(from, to);
    }

    @Override
    public List<ChainLog> logs(List<SeenBlock> run) {
        List<ChainLog> logs = new ArrayList<>();
        for (Log log : audit.logs(run)) {
            LogReader.read(log)
                    .ifPresent(event -> logs.add(new ChainLog(
                            new BlockRef(log.getBlockNumber().longValueExact(), log.getBlockHash(), "", 0),
                            log.getTransactionHash(),
                            log.getLogIndex().intValueExact(),
                            event)));
        }
        return logs;
    }

    // ---- state

    @Override
    public BigInteger balance(String address) {
        return rpc.any(e -> e.ask(w -> w.ethGetBalance(address, DefaultBlockParameterName.LATEST)))
                .getBalance();
    }

    @Override
    public ContractFunds funds(long height, @Nullable String token) {
        Transaction call = call(ContractCalls.stats(token));
        return rpc.agreed(
                "what the contract holds",
                e -> ContractCalls.funds(
                        answered(e.send(w -> w.ethCall(call, at(height)))).getValue()));
    }

    @Override
    public TokenFunds tokenFunds(String token, String address) {
        return new TokenFunds(
                number(token, ContractCalls.balanceOf(address)),
                number(settings.contract(), ContractCalls.pending(address, token)));
    }

    private BigInteger number(String contract, String data) {
        Transaction call = Transaction.createEthCallTransaction(settings.contract(), contract, data);
        return rpc.any(e -> ContractCalls.number(
                e.ask(w -> w.ethCall(call, DefaultBlockParameterName.LATEST)).getValue()));
    }

    /** A node that forgot the state of a past block is none the worse for it. */
    private static <T extends Response<?>> T answered(T response) {
        if (response.hasError()) {
            throw new ChainUnavailable(
                    "the chain refused: " + response.getError().getMessage());
        }
        return response;
    }

    @Override
    public OnchainJob job(String id) {
        Transaction call = call(ContractCalls.job(id));
        return rpc.agreed(
                "a job",
                e -> ContractCalls.onchainJob(e.ask(w -> w.ethCall(call, DefaultBlockParameterName.LATEST))
                        .getValue()));
    }

    private Transaction call(String data) {
        return Transaction.createEthCallTransaction(settings.contract(), settings.contract(), data);
    }

    // ---- transactions

    @Override
    public long nonce(String address) {
        return rpc.reached(rpc.all(e -> e.ask(w -> w.ethGetTransactionCount(address, DefaultBlockParameterName.LATEST))
                .getTransactionCount()
                .longValueExact()));
    }

    @Override
    public Optional<Receipt> receipt(String transactionHash) {
        List<Optional<Receipt>> told = rpc.all(e -> e.ask(w -> w.ethGetTransactionReceipt(transactionHash))
                .getTransactionReceipt()
                .map(Web3jEscrowChain::receipt));
        return told.stream()
                .flatMap(Optional::stream)
                .filter(r -> told.size() == 1 || onTheChain(r))
                .findFirst();
    }

    private boolean onTheChain(Receipt receipt) {
        return block(receipt.blockNumber())
                .filter(b -> b.hash().equals(receipt.blockHash()))
                .isPresent();
    }

    private static Receipt receipt(TransactionReceipt receipt) {
        BigInteger price = receipt.getEffectiveGasPrice() == null
                ? BigInteger.ZERO
                : Numeric.decodeQuantity(receipt.getEffectiveGasPrice());
        return new Receipt(
                receipt.getTransactionHash(),
                receipt.getBlockNumber().longValueExact(),
                receipt.getBlockHash(),
                receipt.isStatusOK(),
                receipt.getGasUsed(),
                price);
    }

    @Override
    public Simulation simulate(String from, BigInteger value, String callData) {
        Transaction call = new Transaction(from, null, null, null, settings.contract(), value, callData);
        List<Simulation> told = rpc.all(e -> simulated(e.send(w -> w.ethEstimateGas(call))));
        int needed = rpc.quorum(told.size());
        List<Simulation.Works> works = told.stream()
                .filter(Simulation.Works.class::isInstance)
                .map(Simulation.Works.class::cast)
                .sorted(Comparator.comparing(Simulation.Works::gas).reversed())
                .toList();
        if (works.size() >= needed) {
            return works.get(0);
        }
        return told.stream()
                .filter(Simulation.Reverts.class::isInstance)
                .filter(r -> told.stream().filter(r::equals).count() >= needed)
                .findFirst()
                .orElseThrow(() -> new ChainUnavailable("the nodes do not agree on a trial run"));
    }

    private static Simulation simulated(EthEstimateGas answer) {
        return answer.hasError()
                ? new Simulation.Reverts(ContractErrors.name(revertData(answer.getError())))
                : new Simulation.Works(answer.getAmountUsed());
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
        List<BigInteger> fees = rpc.heads().stream()
                .map(EthBlock.Block::getBaseFeePerGas)
                .sorted(Comparator.reverseOrder())
                .toList();
        return new GasPrice(fees.get(rpc.quorum(fees.size()) - 1), TIP);
    }

    /** To every node, so that none can keep it to itself. */
    @Override
    public Optional<String> send(String rawTransaction) {
        List<Optional<String>> complaints =
                rpc.all(e -> complaint(e.send(w -> w.ethSendRawTransaction(rawTransaction))));
        return complaints.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : complaints.get(0);
    }

    private static Optional<String> complaint(EthSendTransaction answer) {
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
}

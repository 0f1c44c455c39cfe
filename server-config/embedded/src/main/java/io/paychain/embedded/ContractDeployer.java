package io.paychain.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/**
 * Deploys the escrow contract once per chain and keeps a record of it; configuration is never rewritten.
 *
 * <p>The record is written before the transaction is sent and completed after it: a launcher killed in between finds its
 * own deployment instead of making a second one.
 */
public final class ContractDeployer {

    /** Least fee of a job that the embedded default's contract lets workers accept: 2 %, in 1/10 000. */
    public static final int MIN_FEE_BPS = 200;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    /** The canonical deterministic deployment proxy: its data is a salt and creation code, which it runs by CREATE2. */
    static final String PROXY = "0x4e59b44847b379578588920cA78FbF26c0B4956C";

    /** One contract per chain, owner, gate and bytecode is enough. */
    static final String SALT = "00".repeat(32);

    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000L);

    private final JsonRpc rpc;
    private final long chainId;
    private final Path directory;

    /**
     * Prepares a deployment.
     *
     * @param rpc a node of the chain
     * @param chainId the chain id that the node must have
     * @param directory where the record {@code <chain id>.json} is kept
     */
    public ContractDeployer(JsonRpc rpc, long chainId, Path directory) {
        this.rpc = rpc;
        this.chainId = chainId;
        this.directory = directory;
    }

    /**
     * Returns the recorded contract after checking that its code is on the chain; deploys it when there is no record.
     * Its address follows from bytecode, owner and gate alone, so it is the same on every chain.
     *
     * @param owner sends the deployment and owns the contract
     * @param gate address whose key signs vouchers
     * @throws EmbeddedException when the chain has another id, lacks the recorded contract, or refuses the deployment
     */
    public DeployedContract ensure(DevAccount owner, String gate) {
        requireChain();
        DeployedContract contract = complete().orElseGet(() -> deploy(owner, gate));
        requireSame(contract);
        return contract;
    }

    private void requireChain() {
        long actual = rpc.quantity("eth_chainId");
        if (actual != chainId) {
            throw new EmbeddedException("The chain has id " + actual + " but " + chainId + " is configured.");
        }
    }

    private void requireSame(DeployedContract contract) {
        if (codeAt(contract.address()).equals("0x")) {
            throw new EmbeddedException("The contract " + contract.address() + " recorded in " + file()
                    + " is not on the chain, which was reset meanwhile: start anew with -Dfresh.");
        }
        if (!contract.abiHash().equals(ContractArtifact.abiHash())) {
            throw new EmbeddedException("The contract " + contract.address() + " recorded in " + file()
                    + " was deployed by another version of PayChain: start anew with -Dfresh.");
        }
    }

    /** Returns the record, completed first when the launcher ended between sending and recording. */
    private Optional<DeployedContract> complete() {
        if (Files.exists(file())) {
            return Optional.of(read(file()));
        }
        return Files.exists(pendingFile()) ? sent(read(pendingFile())) : Optional.empty();
    }

    private Optional<DeployedContract> sent(DeployedContract pending) {
        JsonNode receipt = rpc.call("eth_getTransactionReceipt", pending.tx());
        return receipt.isObject() ? Optional.of(record(pending, receipt)) : Optional.empty();
    }

    private DeployedContract deploy(DevAccount owner, String gate) {
        String code = ContractArtifact.creationCode(owner.address(), gate, MIN_FEE_BPS);
        BigInteger nonce = BigInteger.valueOf(rpc.quantity("eth_getTransactionCount", owner.address(), "latest"));
        byte[] signed = TransactionEncoder.signMessage(transaction(owner, nonce, code), owner.credentials());
        String address = create2Address(code);
        DeployedContract pending = new DeployedContract(
                chainId, address, 0, ContractArtifact.abiHash(), Numeric.toHexString(Hash.sha3(signed)));
        write(pendingFile(), pending);
        rpc.call("eth_sendRawTransaction", Numeric.toHexString(signed));
        return record(pending, awaitReceipt(pending.tx()));
    }

    /** EIP-1014, with the proxy as the deployer. */
    static String create2Address(String code) {
        String preimage = "0xff" + Numeric.cleanHexPrefix(PROXY) + SALT + Numeric.cleanHexPrefix(Hash.sha3(code));
        return Keys.toChecksumAddress(Hash.sha3(preimage).substring(26));
    }

    private RawTransaction transaction(DevAccount owner, BigInteger nonce, String code) {
        String data = "0x" + SALT + Numeric.cleanHexPrefix(code);
        BigInteger gas = BigInteger.valueOf(
                rpc.quantity("eth_estimateGas", Map.of("from", owner.address(), "to", PROXY, "data", data)));
        BigInteger price = BigInteger.valueOf(rpc.quantity("eth_gasPrice"));
        BigInteger cap = price.multiply(BigInteger.TWO).add(TIP);
        return RawTransaction.createTransaction(chainId, nonce, gas, PROXY, BigInteger.ZERO, data, TIP, cap);
    }

    private JsonNode awaitReceipt(String tx) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode receipt = rpc.call("eth_getTransactionReceipt", tx);
            if (receipt.isObject()) {
                return receipt;
            }
            pause();
        }
        throw new EmbeddedException("The contract's deployment " + tx + " is not in a block after 60 s.");
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while the contract was deployed.", e);
        }
    }

    private DeployedContract record(DeployedContract pending, JsonNode receipt) {
        if (!receipt.path("status").asText().equals("0x1")) {
            throw new EmbeddedException("The contract's deployment " + pending.tx() + " failed on the chain.");
        }
        long block = Long.decode(receipt.path("blockNumber").asText());
        DeployedContract done =
                new DeployedContract(chainId, pending.address(), block, pending.abiHash(), pending.tx());
        write(file(), done);
        return done;
    }

    private String codeAt(String address) {
        return rpc.call("eth_getCode", address, "latest").asText();
    }

    private Path file() {
        return directory.resolve(chainId + ".json");
    }

    private Path pendingFile() {
        return directory.resolve(chainId + ".pending.json");
    }

    private static DeployedContract read(Path file) {
        try {
            return JSON.readValue(file.toFile(), DeployedContract.class);
        } catch (IOException e) {
            throw new EmbeddedException("The contract's record " + file + " cannot be read: restore it.", e);
        }
    }

    /** Writes beside and moves, so that a kill never leaves half a record. */
    private static void write(Path file, DeployedContract contract) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writeValue(part.toFile(), contract);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}

package io.paychain.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;
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

    /** The canonical deterministic deployment proxy: its data is a salt and creation code, which it runs by CREATE2. */
    static final String PROXY = "0x4e59b44847b379578588920cA78FbF26c0B4956C";

    /** One contract per chain, owner, gate and bytecode is enough. */
    static final String SALT = "00".repeat(32);

    private final JsonRpc rpc;
    private final long chainId;
    private final Transactor transactor;
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
        this.transactor = new Transactor(rpc, chainId);
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
            return Optional.of(JsonRecord.read(file(), DeployedContract.class));
        }
        return Files.exists(pendingFile())
                ? sent(JsonRecord.read(pendingFile(), DeployedContract.class))
                : Optional.empty();
    }

    private Optional<DeployedContract> sent(DeployedContract pending) {
        return transactor.receipt(pending.tx()).map(receipt -> record(pending, receipt));
    }

    private DeployedContract deploy(DevAccount owner, String gate) {
        String code = ContractArtifact.creationCode(owner.address(), gate, MIN_FEE_BPS);
        byte[] signed = transactor.sign(owner, PROXY, "0x" + SALT + Numeric.cleanHexPrefix(code));
        DeployedContract pending = new DeployedContract(
                chainId, create2Address(code), 0, ContractArtifact.abiHash(), Transactor.hash(signed));
        JsonRecord.write(pendingFile(), pending);
        transactor.send(signed);
        return record(pending, transactor.await(pending.tx()));
    }

    /** EIP-1014, with the proxy as the deployer. */
    static String create2Address(String code) {
        String preimage = "0xff" + Numeric.cleanHexPrefix(PROXY) + SALT + Numeric.cleanHexPrefix(Hash.sha3(code));
        return Keys.toChecksumAddress(Hash.sha3(preimage).substring(26));
    }

    private DeployedContract record(DeployedContract pending, JsonNode receipt) {
        long block = Long.decode(receipt.path("blockNumber").asText());
        DeployedContract done =
                new DeployedContract(chainId, pending.address(), block, pending.abiHash(), pending.tx());
        JsonRecord.write(file(), done);
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
}

package io.paychain.embedded;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Bool;
import org.web3j.utils.Numeric;

/**
 * Coins without worth on a development chain, in place of USDC and EURC: deployed once, allowed in the contract, and
 * given to the ten test accounts. Their addresses follow from their code; a record of them is kept beside the contract's,
 * and what it names is used on, as long as it is there.
 */
public final class TokenDesk {

    private static final Map<String, String> COINS = coins();
    // A million of each, with six decimals.
    private static final BigInteger EACH = BigInteger.TEN.pow(12);

    private final JsonRpc rpc;
    private final DeployedContract contract;
    private final ContractCalls calls;

    /** Takes a node of the chain and the contract on it. */
    public TokenDesk(JsonRpc rpc, DeployedContract contract) {
        this.rpc = rpc;
        this.contract = contract;
        this.calls = new ContractCalls(rpc, contract);
    }

    private static Map<String, String> coins() {
        Map<String, String> coins = new LinkedHashMap<>();
        coins.put("USDC", "Test dollar");
        coins.put("EURC", "Test euro");
        return coins;
    }

    /**
     * Deploys and allows what is not there yet, and writes the record {@code <chain id>-tokens.json}.
     *
     * @param owner of the contract
     * @param directory where the contract's record is
     * @return the coins' addresses in EIP-55 form by their symbols
     * @throws EmbeddedException when the chain refuses
     */
    public Map<String, String> ensure(DevAccount owner, Path directory) {
        Map<String, String> before = recorded(directory);
        Map<String, String> addresses = new LinkedHashMap<>();
        COINS.forEach((symbol, name) -> addresses.put(
                symbol,
                Optional.ofNullable(before.get(symbol))
                        .filter(this::isThere)
                        .orElseGet(() -> ensure(owner, symbol, name))));
        record(directory, addresses);
        return addresses;
    }

    /** Coins of an earlier version stay what jobs are paid in. */
    private Map<String, String> recorded(Path directory) {
        Path file = file(directory);
        if (!Files.exists(file)) {
            return Map.of();
        }
        Coins record = JsonRecord.read(file, Coins.class);
        return record.escrow().equals(contract.address()) ? record.tokens() : Map.of();
    }

    private boolean isThere(String address) {
        return hasCode(address) && allowed(address);
    }

    private boolean hasCode(String address) {
        return !rpc.call("eth_getCode", address, "latest").asText().equals("0x");
    }

    /** The setting {@code PAYCHAIN_CHAIN_TOKENS} for these addresses. */
    public static String setting(Map<String, String> addresses) {
        return addresses.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(","));
    }

    /**
     * Deploys and allows one coin unless it is there.
     *
     * @param name part of its code, and so of its address
     * @return its address in EIP-55 form
     */
    public String ensure(DevAccount owner, String symbol, String name) {
        List<String> holders =
                DevAccounts.users().stream().map(DevAccount::address).toList();
        String code = ContractArtifact.coinCode(name, symbol, owner.address(), holders, EACH);
        String address = ContractDeployer.create2Address(code);
        if (!hasCode(address)) {
            new Transactor(rpc, contract.chainId())
                    .send(owner, ContractDeployer.PROXY, "0x" + ContractDeployer.SALT + Numeric.cleanHexPrefix(code));
        }
        if (!allowed(address)) {
            calls.send(owner, "allowToken", new Address(address), new Bool(true));
        }
        return address;
    }

    private boolean allowed(String address) {
        return Numeric.toBigInt(calls.ask("allowedTokens", new Address(address)))
                        .signum()
                != 0;
    }

    private void record(Path directory, Map<String, String> addresses) {
        JsonRecord.write(file(directory), new Coins(contract.chainId(), contract.address(), addresses));
    }

    private Path file(Path directory) {
        return directory.resolve(contract.chainId() + "-tokens.json");
    }

    /** The coins of one contract. */
    private record Coins(
            @JsonProperty("chain_id") long chainId,
            @JsonProperty("escrow") String escrow,
            @JsonProperty("tokens") Map<String, String> tokens) {}
}

package io.paychain.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.utils.Numeric;

/**
 * Coins without worth on a development chain, in place of USDC and EURC: deployed once, allowed in the contract, and
 * given to the ten test accounts. Their addresses follow from their code, so nothing has to be remembered; a record of
 * them is kept beside the contract's.
 */
public final class TokenDesk {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Map<String, String> COINS = coins();
    // A million of each, with six decimals.
    private static final BigInteger EACH = BigInteger.TEN.pow(12);

    private final JsonRpc rpc;
    private final DeployedContract contract;
    private final Transactor transactor;

    /** Takes a node of the chain and the contract on it. */
    public TokenDesk(JsonRpc rpc, DeployedContract contract) {
        this.rpc = rpc;
        this.contract = contract;
        this.transactor = new Transactor(rpc, contract.chainId());
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
        Map<String, String> addresses = new LinkedHashMap<>();
        COINS.forEach((symbol, name) -> addresses.put(symbol, ensure(owner, symbol, name)));
        record(directory, addresses);
        return addresses;
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
        if (rpc.call("eth_getCode", address, "latest").asText().equals("0x")) {
            transactor.send(owner, ContractDeployer.PROXY, "0x" + ContractDeployer.SALT + Numeric.cleanHexPrefix(code));
        }
        if (!allowed(address)) {
            transactor.send(owner, contract.address(), call("allowToken", new Address(address), new Bool(true)));
        }
        return address;
    }

    private boolean allowed(String address) {
        Map<String, String> question =
                Map.of("to", contract.address(), "data", call("allowedTokens", new Address(address)));
        String word = rpc.call("eth_call", question, "latest").asText();
        return Numeric.toBigInt(word).signum() != 0;
    }

    private void record(Path directory, Map<String, String> addresses) {
        Path file = directory.resolve(contract.chainId() + "-tokens.json");
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("chain_id", contract.chainId());
        record.put("escrow", contract.address());
        record.put("tokens", addresses);
        try {
            Files.createDirectories(directory);
            JSON.writeValue(part.toFile(), record);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String call(String function, Type<?>... arguments) {
        return FunctionEncoder.encode(new Function(function, List.of(arguments), List.of()));
    }
}

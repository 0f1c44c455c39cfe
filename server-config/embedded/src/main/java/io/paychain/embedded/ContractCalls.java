package io.paychain.embedded;

import java.util.List;
import java.util.Map;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;

/** Calls of a deployed contract by name. */
final class ContractCalls {

    private final JsonRpc rpc;
    private final DeployedContract contract;
    private final Transactor transactor;

    ContractCalls(JsonRpc rpc, DeployedContract contract) {
        this.rpc = rpc;
        this.contract = contract;
        this.transactor = new Transactor(rpc, contract.chainId());
    }

    /** Returns the one word, 0x and 64 digits, that a view answers at the newest block. */
    String ask(String function, Type<?>... arguments) {
        Map<String, String> question = Map.of("to", contract.address(), "data", encode(function, arguments));
        return rpc.call("eth_call", question, "latest").asText();
    }

    /**
     * Sends a call and waits for its block.
     *
     * @throws EmbeddedException when the contract refuses
     */
    void send(DevAccount from, String function, Type<?>... arguments) {
        transactor.send(from, contract.address(), encode(function, arguments));
    }

    private static String encode(String function, Type<?>... arguments) {
        return FunctionEncoder.encode(new Function(function, List.of(arguments), List.of()));
    }
}

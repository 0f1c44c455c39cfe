package io.paychain.embedded;

import java.util.List;
import java.util.Map;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint8;

/** Names the test chain's arbiter in its contract, once: the contract takes each number once and for all. */
public final class ArbiterDesk {

    /** The number under which the terms of new jobs name the arbiter. */
    public static final int ARBITER_ID = 1;

    private final JsonRpc rpc;
    private final DeployedContract contract;

    /** Takes a node of the chain and the contract on it. */
    public ArbiterDesk(JsonRpc rpc, DeployedContract contract) {
        this.rpc = rpc;
        this.contract = contract;
    }

    /**
     * Names the arbiter unless that was done before.
     *
     * @param owner of the contract
     * @param arbiter address
     * @throws EmbeddedException when the contract refuses, or names somebody else
     */
    public void ensure(DevAccount owner, String arbiter) {
        if (named().equals("0x" + "0".repeat(40))) {
            new Transactor(rpc, contract.chainId())
                    .send(owner, contract.address(), call("addArbiter", new Uint8(ARBITER_ID), new Address(arbiter)));
        }
        if (!named().equalsIgnoreCase(arbiter)) {
            throw new EmbeddedException("The contract names " + named() + " as arbiter " + ARBITER_ID + ", not "
                    + arbiter + ": start anew with -Dfresh.");
        }
    }

    private String named() {
        Map<String, String> question =
                Map.of("to", contract.address(), "data", call("arbiters", new Uint8(ARBITER_ID)));
        String word = rpc.call("eth_call", question, "latest").asText();
        return "0x" + word.substring(word.length() - 40);
    }

    private static String call(String function, Type<?>... arguments) {
        return FunctionEncoder.encode(new Function(function, List.of(arguments), List.of()));
    }
}

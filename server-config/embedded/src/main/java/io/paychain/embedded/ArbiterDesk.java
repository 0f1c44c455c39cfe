package io.paychain.embedded;

import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.generated.Uint8;

/** Names the test chain's arbiter in its contract, once: the contract takes each number once and for all. */
public final class ArbiterDesk {

    /** The number under which the terms of new jobs name the arbiter. */
    public static final int ARBITER_ID = 1;

    private final ContractCalls contract;

    /** Takes a node of the chain and the contract on it. */
    public ArbiterDesk(JsonRpc rpc, DeployedContract contract) {
        this.contract = new ContractCalls(rpc, contract);
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
            contract.send(owner, "addArbiter", new Uint8(ARBITER_ID), new Address(arbiter));
        }
        if (!named().equalsIgnoreCase(arbiter)) {
            throw new EmbeddedException("The contract names " + named() + " as arbiter " + ARBITER_ID + ", not "
                    + arbiter + ": start anew with -Dfresh.");
        }
    }

    private String named() {
        String word = contract.ask("arbiters", new Uint8(ARBITER_ID));
        return "0x" + word.substring(word.length() - 40);
    }
}

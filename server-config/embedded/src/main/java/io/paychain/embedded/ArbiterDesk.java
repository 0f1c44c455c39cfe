package io.paychain.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint8;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** Names the test chain's arbiter in its contract, once: the contract takes each number once and for all. */
public final class ArbiterDesk {

    /** The number under which the terms of new jobs name the arbiter. */
    public static final int ARBITER_ID = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 100;
    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000L);
    private static final BigInteger GAS = BigInteger.valueOf(100_000);

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
            await(send(owner, call("addArbiter", new Uint8(ARBITER_ID), new Address(arbiter))));
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

    private String send(DevAccount owner, String data) {
        BigInteger nonce = BigInteger.valueOf(rpc.quantity("eth_getTransactionCount", owner.address(), "latest"));
        BigInteger cap = BigInteger.valueOf(rpc.quantity("eth_gasPrice"))
                .multiply(BigInteger.TWO)
                .add(TIP);
        RawTransaction transaction = RawTransaction.createTransaction(
                contract.chainId(), nonce, GAS, contract.address(), BigInteger.ZERO, data, TIP, cap);
        byte[] signed = TransactionEncoder.signMessage(transaction, owner.credentials());
        return rpc.call("eth_sendRawTransaction", Numeric.toHexString(signed)).asText();
    }

    private void await(String hash) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode receipt = rpc.call("eth_getTransactionReceipt", hash);
            if (receipt.isObject()) {
                return;
            }
            pause();
        }
        throw new EmbeddedException("The transaction " + hash + " that names the arbiter is in no block after 60 s.");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while the arbiter was named.", e);
        }
    }

    private static String call(String function, Type<?>... arguments) {
        return FunctionEncoder.encode(new Function(function, List.of(arguments), List.of()));
    }
}

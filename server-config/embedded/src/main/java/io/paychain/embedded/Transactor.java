package io.paychain.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** Sends transactions of development accounts, one after the other, and waits for each. */
final class Transactor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 100;
    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000L);

    private final JsonRpc rpc;
    private final long chainId;

    Transactor(JsonRpc rpc, long chainId) {
        this.rpc = rpc;
        this.chainId = chainId;
    }

    /**
     * Sends a call.
     *
     * @return the transaction's hash
     * @throws EmbeddedException when it fails or is in no block in time
     */
    String send(DevAccount from, String to, String data) {
        BigInteger nonce = BigInteger.valueOf(rpc.quantity("eth_getTransactionCount", from.address(), "latest"));
        BigInteger gas = BigInteger.valueOf(
                rpc.quantity("eth_estimateGas", Map.of("from", from.address(), "to", to, "data", data)));
        BigInteger cap = BigInteger.valueOf(rpc.quantity("eth_gasPrice"))
                .multiply(BigInteger.TWO)
                .add(TIP);
        RawTransaction transaction =
                RawTransaction.createTransaction(chainId, nonce, gas, to, BigInteger.ZERO, data, TIP, cap);
        byte[] signed = TransactionEncoder.signMessage(transaction, from.credentials());
        String hash =
                rpc.call("eth_sendRawTransaction", Numeric.toHexString(signed)).asText();
        await(hash);
        return hash;
    }

    private void await(String hash) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode receipt = rpc.call("eth_getTransactionReceipt", hash);
            if (receipt.isObject()) {
                requireSuccess(hash, receipt);
                return;
            }
            pause();
        }
        throw new EmbeddedException("The transaction " + hash + " is in no block after 60 s.");
    }

    private static void requireSuccess(String hash, JsonNode receipt) {
        if (!receipt.path("status").asText().equals("0x1")) {
            throw new EmbeddedException("The transaction " + hash + " failed on the chain.");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while waiting for a transaction.", e);
        }
    }
}

package io.paychain.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.Hash;
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
     * @throws EmbeddedException when it fails or is in no block in time
     */
    void send(DevAccount from, String to, String data) {
        byte[] signed = sign(from, to, data);
        send(signed);
        await(hash(signed));
    }

    /** The signed transaction of a call, with the account's next nonce and room for a doubled gas price. */
    byte[] sign(DevAccount from, String to, String data) {
        BigInteger nonce = BigInteger.valueOf(rpc.quantity("eth_getTransactionCount", from.address(), "latest"));
        BigInteger gas = BigInteger.valueOf(
                rpc.quantity("eth_estimateGas", Map.of("from", from.address(), "to", to, "data", data)));
        BigInteger cap = BigInteger.valueOf(rpc.quantity("eth_gasPrice"))
                .multiply(BigInteger.TWO)
                .add(TIP);
        RawTransaction transaction =
                RawTransaction.createTransaction(chainId, nonce, gas, to, BigInteger.ZERO, data, TIP, cap);
        return TransactionEncoder.signMessage(transaction, from.credentials());
    }

    void send(byte[] signed) {
        rpc.call("eth_sendRawTransaction", Numeric.toHexString(signed));
    }

    static String hash(byte[] signed) {
        return Numeric.toHexString(Hash.sha3(signed));
    }

    /**
     * Waits until a transaction is in a block.
     *
     * @return the receipt of its success
     * @throws EmbeddedException when it failed or is in no block in time
     */
    JsonNode await(String hash) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<JsonNode> receipt = receipt(hash);
            if (receipt.isPresent()) {
                return receipt.get();
            }
            pause();
        }
        throw new EmbeddedException("The transaction " + hash + " is in no block after 60 s.");
    }

    /**
     * The receipt of a transaction's success, or empty while it is in no block.
     *
     * @throws EmbeddedException when it failed
     */
    Optional<JsonNode> receipt(String hash) {
        JsonNode receipt = rpc.call("eth_getTransactionReceipt", hash);
        if (!receipt.isObject()) {
            return Optional.empty();
        }
        requireSuccess(hash, receipt);
        return Optional.of(receipt);
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

package io.paychain.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Keys;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.StructuredDataEncoder;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.utils.Numeric;

/** A user with a wallet of their own: signs in, signs typed data, sends transactions. */
final class Person {

    private static final String V1 = "/api/v1";

    private final ApiClient anonymous;
    private final Web3j chain;
    private final Credentials wallet;
    private ApiClient api;
    private JsonNode session = ApiClient.JSON.createObjectNode();

    Person(ApiClient anonymous, Web3j chain, Credentials wallet) {
        this.anonymous = anonymous;
        this.api = anonymous;
        this.chain = chain;
        this.wallet = wallet;
    }

    /** Signs in by wallet, and registers on the first time. */
    Person signIn(String userType) {
        JsonNode login = login().data();
        session = login.path("registered").asBoolean() ? login : signUp(login, userType);
        api = anonymous.with(
                "Authorization", "Bearer " + session.path("access_token").asText());
        return this;
    }

    /** Goes on with a session that was opened elsewhere. */
    Person with(JsonNode openSession) {
        session = openSession;
        api = anonymous.with(
                "Authorization", "Bearer " + session.path("access_token").asText());
        return this;
    }

    /** Asks for a nonce, signs the message and logs in. */
    Answer login() {
        JsonNode nonce = anonymous
                .post(V1 + "/auth/nonce/" + address(), null)
                .expect(200)
                .data();
        String message = nonce.path("message").asText();
        return anonymous
                .post(
                        V1 + "/auth/login",
                        Map.of("wallet", address(), "message", message, "signature", personalSign(message)))
                .expect(200);
    }

    private JsonNode signUp(JsonNode login, String userType) {
        String name = userType + "-" + address().substring(2, 10).toLowerCase(java.util.Locale.ROOT);
        return anonymous
                .post(
                        V1 + "/auth/signup",
                        Map.of(
                                "registration_token",
                                login.path("registration_token").asText(),
                                "username",
                                name,
                                "email",
                                name + "@example.org",
                                "user_type",
                                userType))
                .expect(201)
                .data();
    }

    /** The API with this person's token. */
    ApiClient api() {
        return api;
    }

    /** What the last sign-in answered. */
    JsonNode session() {
        return session;
    }

    String address() {
        return Keys.toChecksumAddress(wallet.getAddress());
    }

    String personalSign(String message) {
        return hex(Sign.signPrefixedMessage(message.getBytes(StandardCharsets.UTF_8), wallet.getEcKeyPair()));
    }

    /** Gets the typed data of an action, signs it as a wallet would, and posts the signature. */
    Answer act(long job, String ask, String answer, Map<String, Object> more) {
        JsonNode asked = api.get(V1 + "/jobs/" + job + "/" + ask).expect(200).data();
        Map<String, Object> body = new java.util.LinkedHashMap<>(more);
        body.put("signature", signTyped(asked.path("typed_data")));
        body.put("valid_until", asked.path("valid_until"));
        return api.post(V1 + "/jobs/" + job + "/" + answer, body);
    }

    String signTyped(JsonNode typedData) {
        try {
            byte[] digest = new StructuredDataEncoder(typedData.toString()).hashStructuredData();
            return hex(Sign.signMessage(digest, wallet.getEcKeyPair(), false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a prepared transaction from this wallet and answers its hash. */
    String send(JsonNode transaction) {
        try {
            var sent = chain.ethSendRawTransaction(sign(transaction)).send();
            if (sent.hasError()) {
                throw new AssertionError("not sent: " + sent.getError().getMessage());
            }
            return sent.getTransactionHash();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs a prepared transaction, as a wallet does that leaves the sending to others. */
    String sign(JsonNode transaction) {
        try {
            BigInteger nonce = chain.ethGetTransactionCount(wallet.getAddress(), DefaultBlockParameterName.PENDING)
                    .send()
                    .getTransactionCount();
            RawTransaction raw = RawTransaction.createTransaction(
                    transaction.path("chain_id").asLong(),
                    nonce,
                    BigInteger.valueOf(500_000),
                    transaction.path("to").asText(),
                    new BigInteger(transaction.path("value").asText("0")),
                    transaction.path("data").asText(),
                    BigInteger.valueOf(1_000_000_000L),
                    BigInteger.valueOf(20_000_000_000L));
            return Numeric.toHexString(TransactionEncoder.signMessage(raw, wallet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The wallet's balance in wei. */
    BigInteger balance() {
        try {
            return chain.ethGetBalance(wallet.getAddress(), DefaultBlockParameterName.LATEST)
                    .send()
                    .getBalance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(Sign.SignatureData signature) {
        byte[] bytes = new byte[65];
        System.arraycopy(signature.getR(), 0, bytes, 0, 32);
        System.arraycopy(signature.getS(), 0, bytes, 32, 32);
        bytes[64] = signature.getV()[0];
        return Numeric.toHexString(bytes);
    }
}

package io.paychain.escrow.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paychain.contracts.PayChainEscrow;
import io.paychain.escrow.domain.Terms;
import io.paychain.escrow.domain.TypedText;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.web3j.utils.Numeric;

/** The vectors that every language checks itself against. */
class ContractVectorsTest {

    private static final JsonNode VECTORS = load();
    private final Web3jCodec codec = new Web3jCodec();

    private static JsonNode load() {
        try (InputStream in = PayChainEscrow.class.getResourceAsStream("vectors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> actions() {
        List<String> names = new ArrayList<>();
        VECTORS.path("actions").fieldNames().forEachRemaining(names::add);
        assertTrue(names.size() >= 8);
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void digestAndSigner_areThoseOfTheContract(String name) {
        JsonNode vector = VECTORS.path("actions").path(name);
        TypedText text = text(name, vector);
        assertEquals(vector.path("type").asText(), text.typeString());
        assertEquals(vector.path("digest").asText(), codec.digest(text));
        assertEquals(
                vector.path("signer").asText().toLowerCase(Locale.ROOT),
                codec.signer(text, vector.path("signature").asText()).orElseThrow());
    }

    static Stream<JsonNode> terms() {
        List<JsonNode> all = new ArrayList<>();
        VECTORS.path("terms").forEach(all::add);
        assertTrue(all.size() >= 4);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("terms")
    void termsWord_id_andFee_areThoseOfTheContract(JsonNode vector) {
        Terms terms = new Terms(
                vector.path("acceptBy").asLong(),
                vector.path("workHours").asInt(),
                vector.path("reviewHours").asInt(),
                vector.path("feeBps").asInt(),
                vector.path("workerPct").asInt(),
                new BigInteger(vector.path("amount").asText()),
                vector.path("flags").asInt());
        assertEquals(Numeric.toBigInt(vector.path("termsWord").asText()), terms.word());
        assertEquals(new BigInteger(vector.path("fee").asText()), terms.fee());
        assertEquals(new BigInteger(vector.path("value").asText()), terms.value());
        assertEquals(
                vector.path("id").asText(),
                codec.jobId(
                        vector.path("employer").asText(),
                        vector.path("termsHash").asText(),
                        terms));
    }

    @Test
    void signatureWithHighS_orOfAnotherLength_hasNoSigner() {
        JsonNode vector = VECTORS.path("actions").path("Submit");
        TypedText text = text("Submit", vector);
        String good = vector.path("signature").asText();
        assertTrue(codec.signer(text, highS(good)).isEmpty());
        assertTrue(codec.signer(text, good.substring(0, 130)).isEmpty());
        assertTrue(codec.signer(text, good + "00").isEmpty());
        assertTrue(codec.signer(text, "").isEmpty());
        assertTrue(codec.signer(text, "0x" + "00".repeat(65)).isEmpty());
    }

    /** The other signature of the same message: s becomes n − s and v flips. */
    private static String highS(String signature) {
        BigInteger n = org.web3j.crypto.Sign.CURVE_PARAMS.getN();
        BigInteger s = new BigInteger(signature.substring(66, 130), 16);
        String v = signature.endsWith("1b") ? "1c" : "1b";
        return signature.substring(0, 66) + Numeric.toHexStringNoPrefixZeroPadded(n.subtract(s), 64) + v;
    }

    private static TypedText text(String name, JsonNode vector) {
        String type = vector.path("type").asText();
        List<TypedText.Field> fields = new ArrayList<>();
        for (String member :
                type.substring(type.indexOf('(') + 1, type.length() - 1).split(",", -1)) {
            String[] parts = member.split(" ", -1);
            fields.add(new TypedText.Field(
                    parts[1], parts[0], vector.path("message").path(parts[1]).asText()));
        }
        return new TypedText(1337, "0x5fbdb2315678afecb367f032d93f642f64180aa3", name, fields);
    }
}

package io.paychain.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.web3j.abi.DefaultFunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.crypto.StructuredDataEncoder;
import org.web3j.utils.Numeric;

/** web3j must read the vectors of the contract's own tests the same way: ids, typed-data digests, signatures. */
class VectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode VECTORS = read();

    private static JsonNode read() {
        try (InputStream in = VectorsTest.class.getResourceAsStream("vectors.json")) {
            return JSON.readTree(Objects.requireNonNull(in, "vectors.json is not in the jar"));
        } catch (IOException e) {
            throw new IllegalStateException("vectors.json cannot be read", e);
        }
    }

    static Stream<JsonNode> terms() {
        return StreamSupport.stream(VECTORS.get("terms").spliterator(), false);
    }

    static Stream<JsonNode> jobsWith() {
        return StreamSupport.stream(VECTORS.get("jobsWith").spliterator(), false);
    }

    static Stream<String> actions() {
        Iterable<String> names = () -> VECTORS.get("actions").fieldNames();
        return StreamSupport.stream(names.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("terms")
    void termsWord_isTheFieldsAtTheirOffsets(JsonNode terms) {
        BigInteger word = number(terms, "acceptBy")
                .or(number(terms, "workHours").shiftLeft(32))
                .or(number(terms, "reviewHours").shiftLeft(48))
                .or(number(terms, "feeBps").shiftLeft(56))
                .or(number(terms, "workerPct").shiftLeft(72))
                .or(number(terms, "amount").shiftLeft(80))
                .or(number(terms, "flags").shiftLeft(168));
        assertEquals(terms.get("termsWord").asText(), Numeric.toHexStringWithPrefixZeroPadded(word, 64));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void id_isTheHashOfEmployerAndTerms(JsonNode terms) {
        String encoded = new DefaultFunctionEncoder()
                .encodeParameters(Arrays.asList(
                        new Address(terms.get("employer").asText()),
                        new Bytes32(Numeric.hexStringToByteArray(
                                terms.get("termsHash").asText())),
                        new Uint256(Numeric.toBigInt(terms.get("termsWord").asText()))));
        assertEquals(terms.get("id").asText(), Hash.sha3("0x" + encoded));
    }

    /** A token, items, or both are part of the id. */
    @ParameterizedTest
    @MethodSource("jobsWith")
    void idWithTokenOrItems_isTheHashOfThemToo(JsonNode job) {
        String encoded = new DefaultFunctionEncoder()
                .encodeParameters(Arrays.asList(
                        new Address(job.get("employer").asText()),
                        new Bytes32(Numeric.hexStringToByteArray(
                                job.get("termsHash").asText())),
                        new Uint256(Numeric.toBigInt(job.get("termsWord").asText())),
                        new Address(job.get("token").asText()),
                        new Bytes32(Numeric.hexStringToByteArray(
                                job.get("itemsRoot").asText()))));
        assertEquals(job.get("id").asText(), Hash.sha3("0x" + encoded));
    }

    /** The item of the vectors is a tree of its own, so its leaf is the root. */
    @Test
    void itemsLeaf_isHashedTwice() {
        JsonNode item = VECTORS.get("actions").get("ReleaseItem").get("message");
        String encoded = new DefaultFunctionEncoder()
                .encodeParameters(Arrays.asList(
                        new Uint256(number(item, "index")),
                        new Uint256(number(item, "amount")),
                        new Bytes32(Numeric.hexStringToByteArray(
                                item.get("itemHash").asText()))));
        String leaf = Hash.sha3(Hash.sha3("0x" + encoded));
        assertEquals(VECTORS.get("jobsWith").get("items").get("itemsRoot").asText(), leaf);
    }

    @ParameterizedTest
    @MethodSource("terms")
    void fee_isRoundedUp(JsonNode terms) {
        BigInteger[] fee = number(terms, "amount")
                .multiply(number(terms, "feeBps"))
                .divideAndRemainder(BigInteger.valueOf(10_000));
        BigInteger ceiling = fee[0].add(BigInteger.valueOf(fee[1].signum()));
        assertEquals(number(terms, "fee"), ceiling);
        assertEquals(number(terms, "value"), number(terms, "amount").add(ceiling));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void digest_isWhatTheStructuredDataEncoderGives(String name) throws IOException {
        JsonNode action = VECTORS.get("actions").get(name);
        byte[] digest = new StructuredDataEncoder(typedData(name, action).toString()).hashStructuredData();
        assertEquals(action.get("digest").asText(), Numeric.toHexString(digest));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void signature_isTheSigners(String name) throws Exception {
        JsonNode action = VECTORS.get("actions").get(name);
        byte[] signature = Numeric.hexStringToByteArray(action.get("signature").asText());
        byte[] digest = Numeric.hexStringToByteArray(action.get("digest").asText());
        Sign.SignatureData data = new Sign.SignatureData(
                signature[64], Arrays.copyOfRange(signature, 0, 32), Arrays.copyOfRange(signature, 32, 64));
        String address = Keys.getAddress(Sign.signedMessageHashToKey(digest, data));
        assertEquals(action.get("signer").asText(), Keys.toChecksumAddress(address));
    }

    private static BigInteger number(JsonNode node, String field) {
        return new BigInteger(node.get(field).asText());
    }

    /** The argument of eth_signTypedData_v4 for one action of the vectors. */
    private static ObjectNode typedData(String name, JsonNode action) {
        ObjectNode data = JSON.createObjectNode().put("primaryType", name);
        ObjectNode types = data.putObject("types");
        types.set("EIP712Domain", fields("string name,string version,uint256 chainId,address verifyingContract"));
        String type = action.get("type").asText();
        types.set(name, fields(type.substring(name.length() + 1, type.length() - 1)));
        data.putObject("domain")
                .put("name", "PayChainEscrow")
                .put("version", "1")
                .put("chainId", VECTORS.get("chainId").asText())
                .put("verifyingContract", VECTORS.get("contract").asText());
        data.set("message", action.get("message"));
        return data;
    }

    private static ArrayNode fields(String list) {
        ArrayNode fields = JSON.createArrayNode();
        for (String field : list.split(",", -1)) {
            String[] typeAndName = field.split(" ", -1);
            fields.addObject().put("type", typeAndName[0]).put("name", typeAndName[1]);
        }
        return fields;
    }
}

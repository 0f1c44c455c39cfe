package io.paychain.escrow.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A flat EIP-712 text, of the contract or of a token.
 *
 * @param name of the domain
 * @param version of the domain
 * @param chainId of the domain
 * @param contract verifying contract, lower-case
 * @param primaryType for example {@code Accept}
 * @param fields in the order of the type string
 */
public record TypedText(
        String name, String version, long chainId, String contract, String primaryType, List<Field> fields) {

    /** The domain's name and version, fixed by the contract. */
    public static final String DOMAIN_NAME = "PayChainEscrow";

    public static final String DOMAIN_VERSION = "1";

    private static final List<Map<String, String>> DOMAIN_FIELDS = List.of(
            typed("name", "string"),
            typed("version", "string"),
            typed("chainId", "uint256"),
            typed("verifyingContract", "address"));

    /**
     * One member.
     *
     * @param name as in the type string
     * @param type {@code bytes32}, {@code address} or {@code uintN}
     * @param value 0x text, or a whole number as Long or decimal string
     */
    public record Field(String name, String type, Object value) {}

    /** A text of our contract. */
    public TypedText(long chainId, String contract, String primaryType, List<Field> fields) {
        this(DOMAIN_NAME, DOMAIN_VERSION, chainId, contract, primaryType, fields);
    }

    /** The type string, for example {@code Submit(bytes32 jobId,uint8 round,uint256 validUntil)}. */
    public String typeString() {
        List<String> members = new ArrayList<>();
        fields.forEach(f -> members.add(f.type() + " " + f.name()));
        return primaryType + "(" + String.join(",", members) + ")";
    }

    /**
     * The exact argument of {@code eth_signTypedData_v4}.
     *
     * @param shown how addresses are written, EIP-55
     */
    public Map<String, Object> asMap(UnaryOperator<String> shown) {
        Map<String, Object> types = new LinkedHashMap<>();
        types.put("EIP712Domain", DOMAIN_FIELDS);
        types.put(
                primaryType, fields.stream().map(f -> typed(f.name(), f.type())).toList());
        Map<String, Object> message = new LinkedHashMap<>();
        fields.forEach(
                f -> message.put(f.name(), f.type().equals("address") ? shown.apply((String) f.value()) : f.value()));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("domain", domain(shown));
        all.put("types", types);
        all.put("primaryType", primaryType);
        all.put("message", message);
        return all;
    }

    private Map<String, Object> domain(UnaryOperator<String> shown) {
        Map<String, Object> domain = new LinkedHashMap<>();
        domain.put("name", name);
        domain.put("version", version);
        domain.put("chainId", chainId);
        domain.put("verifyingContract", shown.apply(contract));
        return domain;
    }

    private static Map<String, String> typed(String name, String type) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("type", type);
        return map;
    }
}

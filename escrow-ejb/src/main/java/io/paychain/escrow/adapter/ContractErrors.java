package io.paychain.escrow.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paychain.contracts.PayChainEscrow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.web3j.crypto.Hash;

/** The names of the contract's errors by selector, from its ABI. */
final class ContractErrors {

    private static final int SELECTOR = 10;
    private static final Map<String, String> NAMES = load();

    private ContractErrors() {}

    /** The error's Solidity name; {@code Reverted} when the data is no error of the contract. */
    static String name(String revertData) {
        return revertData.length() < SELECTOR
                ? "Reverted"
                : NAMES.getOrDefault(revertData.substring(0, SELECTOR), "Reverted");
    }

    private static Map<String, String> load() {
        try (InputStream in = PayChainEscrow.class.getResourceAsStream("PayChainEscrow.json")) {
            Map<String, String> names = new HashMap<>();
            for (JsonNode item : new ObjectMapper().readTree(in)) {
                if (item.path("type").asText().equals("error")) {
                    String name = item.path("name").asText();
                    names.put(Hash.sha3String(name + types(item)).substring(0, SELECTOR), name);
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("the contract's ABI is not readable", e);
        }
    }

    private static String types(JsonNode error) {
        List<String> types = new ArrayList<>();
        error.path("inputs").forEach(i -> types.add(i.path("type").asText()));
        return "(" + String.join(",", types) + ")";
    }
}

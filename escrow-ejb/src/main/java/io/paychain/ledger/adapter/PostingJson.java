package io.paychain.ledger.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paychain.ledger.api.LedgerAccount;
import io.paychain.ledger.api.Transfer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two arguments of the SQL function {@code ledger_post}. */
final class PostingJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PostingJson() {}

    static String accounts(List<Transfer> transfers) {
        Map<String, LedgerAccount> byKey = new LinkedHashMap<>();
        transfers.forEach(t -> {
            byKey.put(t.debit().key(), t.debit());
            byKey.put(t.credit().key(), t.credit());
        });
        ArrayNode array = JSON.createArrayNode();
        byKey.values().forEach(a -> account(array.addObject(), a));
        return write(array);
    }

    private static void account(ObjectNode node, LedgerAccount account) {
        node.put("key", account.key())
                .put("asset", account.asset().code())
                .put("may_go_negative", account.mayGoNegative())
                .put("book", account.book())
                .put("purpose", account.purpose());
    }

    static String transfers(List<Transfer> transfers) {
        ArrayNode array = JSON.createArrayNode();
        transfers.forEach(t -> transfer(array.addObject(), t));
        return write(array);
    }

    private static void transfer(ObjectNode node, Transfer transfer) {
        node.put("client_id", transfer.clientId().toString())
                .put("debit", transfer.debit().key())
                .put("credit", transfer.credit().key())
                .put("amount", transfer.amount().minor().toString())
                .put("asset", transfer.amount().asset().code())
                .put("code", transfer.code())
                .put("reference", transfer.reference())
                .put("value_date", transfer.valueDate().toString());
    }

    private static String write(ArrayNode array) {
        try {
            return JSON.writeValueAsString(array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a posting could not be written as JSON", e);
        }
    }
}

package io.paychain.jobs.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paychain.jobs.api.ChecklistItem;
import io.paychain.jobs.domain.Checklist;
import java.util.List;

/** Checklists as the database holds them: {@code [{"id":1,"text":"…","completed":false}]} (P48). */
final class ChecklistJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<ChecklistItem>> ITEMS = new TypeReference<>() {};

    private ChecklistJson() {}

    static String write(Checklist checklist) {
        try {
            return JSON.writeValueAsString(checklist.items());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a checklist cannot be written", e);
        }
    }

    static Checklist read(String json) {
        try {
            return new Checklist(JSON.readValue(json, ITEMS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored checklist cannot be read", e);
        }
    }
}

package io.paychain.jobs.adapter;

import io.paychain.jobs.domain.Checklist;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** Keeps checklists in a jsonb column. */
@Converter(autoApply = true)
public class ChecklistConverter implements AttributeConverter<Checklist, PGobject> {

    @Override
    public @Nullable PGobject convertToDatabaseColumn(@Nullable Checklist checklist) {
        if (checklist == null) {
            return null;
        }
        try {
            PGobject json = new PGobject();
            json.setType("jsonb");
            json.setValue(ChecklistJson.write(checklist));
            return json;
        } catch (SQLException e) {
            throw new IllegalStateException("jsonb refused a checklist", e);
        }
    }

    @Override
    public @Nullable Checklist convertToEntityAttribute(@Nullable PGobject stored) {
        return stored == null || stored.getValue() == null ? null : ChecklistJson.read(stored.getValue());
    }
}

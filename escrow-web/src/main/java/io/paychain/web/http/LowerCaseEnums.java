package io.paychain.web.http;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.paychain.shared.money.Asset;
import java.util.Locale;

/** Statuses and types stand in JSON as {@code in_progress}; only assets keep their upper case. */
final class LowerCaseEnums extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
        String[] found = super.findEnumValues(config, type, values, names);
        for (int i = 0; i < values.length; i++) {
            boolean free = found[i] == null || found[i].equals(values[i].name());
            if (free && !(values[i] instanceof Asset)) {
                found[i] = values[i].name().toLowerCase(Locale.ROOT);
            }
        }
        return found;
    }
}

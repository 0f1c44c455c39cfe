package io.paychain.platform.live;

import io.paychain.platform.idempotency.Idempotent;
import io.paychain.platform.outbox.Outbox;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.FieldError;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.event.DomainEvent;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets other services of the platform publish to live channels (P78). */
@Stateless
public class Broadcasts {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,79}");
    private static final int MAX_MEMBERS = 50;
    private static final int MAX_TEXT = 10_000;

    @Inject
    Outbox outbox;

    /**
     * Publishes an event; it goes the way of all others and can be replayed.
     *
     * @param service who publishes, for example {@code service:ws}
     * @param type lower-case words with underscores, at most 80 characters
     * @param channel {@code jobs}, {@code payments} or {@code user:{id}}
     * @param data at most 50 members and about 10 000 characters
     * @throws Refusal VALIDATION_ERROR naming every wrong field
     */
    @Idempotent
    public void publish(
            String service, @Nullable String type, @Nullable String channel, @Nullable Map<String, Object> data) {
        List<FieldError> errors = new ArrayList<>();
        if (type == null || !TYPE.matcher(type).matches()) {
            errors.add(new FieldError("type", "INVALID", "type is lower-case words with underscores."));
        }
        if (channel == null || !Channels.exists(channel)) {
            errors.add(new FieldError("channel", "UNKNOWN_VALUE", "channel is jobs, payments or user:{id}."));
        }
        if (data == null
                || data.size() > MAX_MEMBERS
                || data.toString().length() > MAX_TEXT
                || data.toString().indexOf(0) >= 0) {
            errors.add(new FieldError("data", data == null ? "REQUIRED" : "TOO_LARGE", "data is a small object."));
        }
        if (!errors.isEmpty()) {
            throw new Refusal(CommonProblem.VALIDATION_ERROR, errors.get(0).message(), errors, Map.of());
        }
        Map<String, Object> members = data == null ? Map.of() : new LinkedHashMap<>(data);
        outbox.publish(new DomainEvent(String.valueOf(type), service, List.of(String.valueOf(channel)), members));
    }
}

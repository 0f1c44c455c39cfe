package io.paychain.shared.event;

import java.util.List;
import java.util.Map;

/**
 * Something that happened, stored in the outbox by the transaction that made it happen.
 *
 * @param type the event's name: {@code job_created} for clients, {@code EscrowLocked} inside
 * @param subject what it is about, for example {@code job:5}; events of one subject keep their order
 * @param channels the live channels that show it ({@code jobs}, {@code payments},
 *     {@code user:{id}}); empty for an internal event that no client sees
 * @param data JSON-ready values (strings, numbers, booleans, lists, maps); public channels carry
 *     public fields only (D16)
 */
public record DomainEvent(String type, String subject, List<String> channels, Map<String, Object> data) {

    /** An internal event, seen by subscribers but by no client. */
    public static DomainEvent internal(String type, String subject, Map<String, Object> data) {
        return new DomainEvent(type, subject, List.of(), data);
    }
}

package io.paychain.shared.error;

/**
 * What is wrong with one field of a request.
 *
 * @param field the JSON path, for example {@code checklist[2].text}
 * @param code the stable code, for example {@code TOO_LONG}
 * @param message for people
 */
public record FieldError(String field, String code, String message) {}

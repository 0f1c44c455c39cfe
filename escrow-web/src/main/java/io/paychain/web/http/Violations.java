package io.paychain.web.http;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/** Names of Bean Validation's findings as clients see them. */
final class Violations {

    private Violations() {}

    /** The code of a constraint: {@code NotBlank} is {@code REQUIRED}. */
    static String code(String constraint) {
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "REQUIRED";
            case "Size" -> "WRONG_LENGTH";
            case "Min", "Max", "Positive", "PositiveOrZero", "DecimalMin", "DecimalMax" -> "OUT_OF_RANGE";
            default -> "WRONG_FORMAT";
        };
    }

    /** The JSON path without the method and parameter: {@code create.body.payAmountUsd} is {@code pay_amount_usd}. */
    static String path(Path path) {
        StringBuilder json = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = String.valueOf(node.getName());
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                append(json, node);
            }
        }
        return json.isEmpty() ? snake(parameter) : json.toString();
    }

    private static void append(StringBuilder json, Path.Node node) {
        if (node.getIndex() != null) {
            json.append('[').append(node.getIndex()).append(']');
        }
        if (node.getKind() == ElementKind.PROPERTY) {
            json.append(json.isEmpty() ? "" : ".").append(snake(node.getName()));
        }
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}

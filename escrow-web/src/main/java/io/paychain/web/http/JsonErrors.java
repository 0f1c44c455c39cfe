package io.paychain.web.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.FieldError;
import io.paychain.shared.error.Refusal;
import java.util.List;
import java.util.Map;

/** Turns what Jackson says about a body into a refusal that names the field and leaks no class name. */
final class JsonErrors {

    private JsonErrors() {}

    static RuntimeException refusal(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return field(path(unknown), "UNKNOWN_FIELD", "This member is not known here.");
        }
        if (duplicate(e)) {
            return new Refusal(
                    CommonProblem.VALIDATION_ERROR,
                    "A member occurs twice.",
                    List.of(new FieldError(pathOf(e), "DUPLICATE_FIELD", "This member occurs twice.")),
                    Map.of());
        }
        if (e instanceof JsonMappingException mapping && !(e.getCause() instanceof JsonParseException)) {
            return wrongValue(mapping);
        }
        return new Refusal(
                WebProblem.MALFORMED_JSON, "The body is not valid JSON within the bounds of this interface.");
    }

    private static RuntimeException wrongValue(JsonMappingException e) {
        for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
            if (t instanceof Refusal refusal) {
                return refusal;
            }
        }
        String path = path(e);
        if (path.isEmpty() && !(e instanceof MismatchedInputException)) {
            return new Refusal(
                    WebProblem.MALFORMED_JSON, "The body is not valid JSON within the bounds of this interface.");
        }
        return field(path.isEmpty() ? "$" : path, "WRONG_TYPE", "This value has the wrong type or form.");
    }

    private static Refusal field(String path, String code, String message) {
        return new Refusal(
                CommonProblem.VALIDATION_ERROR, message, List.of(new FieldError(path, code, message)), Map.of());
    }

    private static boolean duplicate(JsonProcessingException e) {
        String said = e.getOriginalMessage();
        return said != null && said.startsWith("Duplicate field");
    }

    private static String pathOf(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping ? path(mapping) : "$";
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.length() <= 200 ? path.toString() : path.substring(0, 200);
    }
}

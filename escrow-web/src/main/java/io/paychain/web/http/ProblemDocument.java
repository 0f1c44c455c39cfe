package io.paychain.web.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.paychain.platform.log.Trace;
import io.paychain.shared.error.FieldError;
import io.paychain.shared.error.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 shows it (D48).
 *
 * @param type a URI that names the sort of problem
 * @param title the same for every occurrence
 * @param status the HTTP status
 * @param detail about this occurrence
 * @param instance the path that was asked for, without its query
 * @param code stable and machine-readable
 * @param errors what is wrong field by field; empty when no field is to blame
 * @param traceId ties the answer to the logs
 * @param members further members of this sort of problem
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        List<FieldError> errors,
        @Nullable String traceId,
        @JsonAnyGetter Map<String, Object> members) {

    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem without field errors. */
    public static ProblemDocument of(int status, String code, String title, String detail, @Nullable String path) {
        return new ProblemDocument(type(code), title, status, detail, path, code, List.of(), Trace.current(), Map.of());
    }

    /** A refusal as its document. */
    public static ProblemDocument of(Refusal refusal, @Nullable String path) {
        var problem = refusal.problem();
        return new ProblemDocument(
                type(problem.name()),
                problem.title(),
                problem.kind().status(),
                refusal.detail(),
                path,
                problem.name(),
                refusal.errors(),
                Trace.current(),
                refusal.members());
    }

    private static String type(String code) {
        return "urn:paychain:problem:" + code;
    }
}

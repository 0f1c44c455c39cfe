package io.paychain.web.http;

import io.paychain.platform.log.Trace;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.FieldError;
import io.paychain.shared.error.Refusal;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.SystemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** Every failure as a problem document; what was not foreseen is logged and shown without its text. */
public final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class.getName());
    private static final int MAX_CAUSES = 12;

    private Problems() {}

    /** The document for a failure. Never contains the text of an unforeseen exception. */
    public static ProblemDocument document(Throwable failure, @Nullable String path) {
        boolean noConnection = false;
        int depth = 0;
        for (Throwable t = failure; t != null && depth < MAX_CAUSES; t = t.getCause(), depth++) {
            ProblemDocument known = known(t, path);
            if (known != null) {
                return known;
            }
            noConnection |= connectionLost(t);
        }
        return noConnection ? unavailable("none", path) : unforeseen(failure, path);
    }

    private static @Nullable ProblemDocument known(Throwable t, @Nullable String path) {
        if (t instanceof Refusal refusal) {
            return ProblemDocument.of(refusal, path);
        }
        if (t instanceof ConstraintViolationException violations) {
            return ProblemDocument.of(invalid(violations), path);
        }
        if (t instanceof OptimisticLockException) {
            return ProblemDocument.of(
                    new Refusal(WebProblem.CONCURRENT_CHANGE, "Read the resource again and repeat."), path);
        }
        if (t instanceof SQLException sql) {
            return ofDatabase(sql, path);
        }
        return t instanceof WebApplicationException web ? ofHttp(web, path) : null;
    }

    private static @Nullable ProblemDocument ofDatabase(SQLException sql, @Nullable String path) {
        String state = String.valueOf(sql.getSQLState());
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
            return unavailable(state, path);
        }
        if (state.equals("40001") || state.equals("40P01") || state.equals("55P03")) {
            return ProblemDocument.of(new Refusal(WebProblem.CONCURRENT_CHANGE, "Repeat the request."), path);
        }
        return null;
    }

    /**
     * What a server makes of a database that is away: an SQLException without a state comes from its pool,
     * the others from its transaction manager. Whether a commit took place is then unknown; who repeats
     * with the same idempotency key gets one effect.
     */
    private static boolean connectionLost(Throwable t) {
        return (t instanceof SQLException sql && sql.getSQLState() == null)
                || t instanceof SystemException
                || t instanceof XAException;
    }

    private static ProblemDocument unavailable(String state, @Nullable String path) {
        LOG.log(Level.WARNING, "database unavailable, state {0}", state);
        return ProblemDocument.of(new Refusal(CommonProblem.UNAVAILABLE, "Try again in a moment."), path);
    }

    private static @Nullable ProblemDocument ofHttp(WebApplicationException web, @Nullable String path) {
        if (web.getCause() instanceof Refusal refusal) {
            return ProblemDocument.of(refusal, path);
        }
        int status = web.getResponse().getStatus();
        if (web instanceof NotFoundException) {
            return ProblemDocument.of(404, "NOT_FOUND", "Not found", "There is nothing at this path.", path);
        }
        if (web instanceof NotAllowedException) {
            return ProblemDocument.of(
                    405, "METHOD_NOT_ALLOWED", "Method not allowed", "This path does not take this method.", path);
        }
        if (web instanceof NotAcceptableException) {
            return ProblemDocument.of(
                    406, "NOT_ACCEPTABLE", "Not acceptable", "This path answers application/json.", path);
        }
        if (web instanceof NotSupportedException) {
            return ProblemDocument.of(
                    new Refusal(WebProblem.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json."), path);
        }
        return status >= 400 && status < 500
                ? ProblemDocument.of(
                        status,
                        WebProblem.MALFORMED_REQUEST.name(),
                        WebProblem.MALFORMED_REQUEST.title(),
                        "The request cannot be read.",
                        path)
                : null;
    }

    private static Refusal invalid(ConstraintViolationException e) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(Problems::fieldError)
                .sorted(java.util.Comparator.comparing(FieldError::field).thenComparing(FieldError::code))
                .toList();
        return new Refusal(CommonProblem.VALIDATION_ERROR, "The request is not valid.", errors, Map.of());
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        String code = Violations.code(violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName());
        return new FieldError(Violations.path(violation.getPropertyPath()), code, violation.getMessage());
    }

    private static ProblemDocument unforeseen(Throwable failure, @Nullable String path) {
        LOG.log(Level.SEVERE, "unforeseen failure at " + path, failure);
        return ProblemDocument.of(
                500,
                "INTERNAL_ERROR",
                "Something went wrong",
                "Please report the trace id " + Trace.current() + ".",
                path);
    }
}

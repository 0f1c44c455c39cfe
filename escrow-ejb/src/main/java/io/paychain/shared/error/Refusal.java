package io.paychain.shared.error;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Map;

/**
 * An expected "no": rolls the transaction back and becomes a problem document. Bugs are
 * {@link IllegalStateException}s instead.
 */
@ApplicationException(rollback = true)
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The member with the whole seconds after which trying again makes sense; also sent as {@code Retry-After}. */
    public static final String RETRY_AFTER = "retry_after_seconds";

    private final transient Problem problem;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members;

    /**
     * @param problem which refusal
     * @param detail for people, about this occurrence; must carry no secret
     */
    public Refusal(Problem problem, String detail) {
        this(problem, detail, List.of(), Map.of());
    }

    /**
     * @param errors what is wrong field by field; empty when no single field is at fault
     * @param members further members of the problem document, for example a link or a clock
     */
    public Refusal(Problem problem, String detail, List<FieldError> errors, Map<String, Object> members) {
        super(detail, null, false, true);
        this.problem = problem;
        this.errors = List.copyOf(errors);
        this.members = Map.copyOf(members);
    }

    /** One wrong field, as a {@code VALIDATION_ERROR}. */
    public static Refusal field(String field, String code, String message) {
        return new Refusal(
                CommonProblem.VALIDATION_ERROR, message, List.of(new FieldError(field, code, message)), Map.of());
    }

    /** The thing does not exist as far as the caller may know. */
    public static Refusal notFound(String what) {
        return new Refusal(CommonProblem.NOT_FOUND, "There is no such " + what + ".");
    }

    /** Which refusal this is. */
    public Problem problem() {
        return problem;
    }

    /** Field errors, possibly empty. */
    public List<FieldError> errors() {
        return errors;
    }

    /** Further members of the problem document, possibly empty. */
    public Map<String, Object> members() {
        return members;
    }

    /** The human detail; never null. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}

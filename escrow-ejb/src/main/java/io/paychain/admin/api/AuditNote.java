package io.paychain.admin.api;

/**
 * What is to be remembered of a request.
 *
 * @param principal {@code user:42}, {@code service:job} or {@code anonymous}
 * @param action the operation's id, for example {@code login}
 * @param target the path, without its query
 * @param status the answer's HTTP status
 * @param code of the problem; empty when there was none
 * @param traceId of the request
 * @param address where it came from, as the limits count it
 * @param userAgent what the client calls itself
 */
public record AuditNote(
        String principal,
        String action,
        String target,
        int status,
        String code,
        String traceId,
        String address,
        String userAgent) {

    /** Cuts what clients write to what the table holds. */
    public AuditNote {
        principal = cut(principal, 80);
        action = cut(action, 80);
        target = cut(target, 300);
        code = cut(code, 80);
        traceId = cut(traceId, 64);
        address = cut(address, 45);
        userAgent = cut(userAgent, 200);
    }

    /** {@code done}, {@code denied} (401 and 403) or {@code failed}. */
    public String outcome() {
        if (status < 400) {
            return "done";
        }
        return status == 401 || status == 403 ? "denied" : "failed";
    }

    // PostgreSQL takes no NUL, and a lone surrogate is no text.
    private static String cut(String text, int length) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .limit(length)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}

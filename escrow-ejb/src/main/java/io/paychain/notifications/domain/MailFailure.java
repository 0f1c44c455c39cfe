package io.paychain.notifications.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mail could not be handed over. */
public class MailFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_CAUSES = 5;

    /** A mail server's answer begins with three digits and often an enhanced status (RFC 5321, 3463). */
    private static final Pattern REPLY = Pattern.compile("^[245][0-9]{2}(?:[ -][245]\\.[0-9]{1,3}\\.[0-9]{1,3})?\\b");

    /**
     * @param message without addresses or texts
     * @param cause null when the other side just said no
     */
    public MailFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * What may stand in a log: the kinds of the failure and of its causes, and the code of a mail server's answer, whose
     * text often holds the reader's address.
     */
    public static String brief(Throwable failure) {
        StringBuilder brief = new StringBuilder();
        Throwable cause = failure;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
            brief.append(i == 0 ? "" : " < ").append(cause.getClass().getSimpleName());
            if (cause instanceof MailFailure) {
                brief.append(" (").append(cause.getMessage()).append(')');
            } else {
                brief.append(code(String.valueOf(cause.getMessage())));
            }
        }
        return brief.toString();
    }

    private static String code(String answer) {
        Matcher code = REPLY.matcher(answer);
        return code.find() ? " " + code.group() : "";
    }
}

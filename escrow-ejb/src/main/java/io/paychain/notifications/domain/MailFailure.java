package io.paychain.notifications.domain;

import org.jspecify.annotations.Nullable;

/** A mail could not be handed over. */
public class MailFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message without addresses or texts
     * @param cause null when the other side just said no
     */
    public MailFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

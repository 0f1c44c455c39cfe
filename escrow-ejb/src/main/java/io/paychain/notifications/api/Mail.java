package io.paychain.notifications.api;

/**
 * A mail, ready to be sent.
 *
 * @param id the same however often it is tried; transports hand it on, so that twins can be told apart
 * @param to one address, ASCII
 * @param subject one line
 * @param text the plain text
 * @param html the same for readers of HTML, everything escaped
 */
public record Mail(String id, String to, String subject, String text, String html) {

    /** Shows no secret: texts hold links. */
    @Override
    public String toString() {
        return "Mail[" + id + "]";
    }
}

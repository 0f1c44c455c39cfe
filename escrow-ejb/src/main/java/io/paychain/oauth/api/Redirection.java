package io.paychain.oauth.api;

/**
 * Where the browser goes next.
 *
 * @param redirectTo a registered address of the application, with its answer
 */
public record Redirection(String redirectTo) {

    /** Shows no code. */
    @Override
    public String toString() {
        return "Redirection[]";
    }
}

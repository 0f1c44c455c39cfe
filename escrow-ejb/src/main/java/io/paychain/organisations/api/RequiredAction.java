package io.paychain.organisations.api;

/**
 * What a member has to do before their session may act for an organisation.
 *
 * @param action one of the constants here
 * @param organizationId which organisation asks for it
 * @param organization its name
 */
public record RequiredAction(String action, long organizationId, String organization) {

    /** It asks for two factors, and the member has no second one: they set up a passkey or an authenticator app. */
    public static final String SET_UP_SECOND_FACTOR = "SET_UP_SECOND_FACTOR";

    /** It asks for two factors, and the member has shown one: they show a second one of theirs, too. */
    public static final String SHOW_SECOND_FACTOR = "SHOW_SECOND_FACTOR";

    /** The session has not acted for it for longer than it allows: its holder shows anew who they are. */
    public static final String STEP_UP = "STEP_UP";
}

package io.paychain.web.audit;

/**
 * What the JAX-RS side knows of a request that is to be remembered; handed to {@link AuditFilter} as a request attribute.
 *
 * @param principal who asked, or who signed in
 * @param action the operation's id
 * @param target the route, see {@link RouteTemplate}, and the account that was named
 * @param code of the problem, or what a sign-in still waits for; empty without either
 */
record Audited(String principal, String action, String target, String code) {

    /** The request attribute. */
    static final String ATTRIBUTE = "io.paychain.audited";

    /** The request attribute of the account that somebody names who is not signed in: a keyed hash. */
    static final String ACCOUNT = "io.paychain.audited.account";
}

package io.paychain.web.audit;

/**
 * What the JAX-RS side knows of a request that is to be remembered; handed to {@link AuditFilter} as a request attribute.
 *
 * @param principal who asked, or who signed in
 * @param action the operation's id
 * @param code of the problem; empty without one
 */
record Audited(String principal, String action, String code) {

    /** The request attribute. */
    static final String ATTRIBUTE = "io.paychain.audited";
}

/** Organisations over HTTP. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.organisations;

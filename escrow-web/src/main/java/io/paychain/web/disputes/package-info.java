/** Disputes, settlements and amendments over HTTP. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.disputes;

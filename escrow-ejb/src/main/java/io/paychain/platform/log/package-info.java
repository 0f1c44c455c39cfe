/** Structured logs with a trace id and without secrets. */
@org.jspecify.annotations.NullMarked
package io.paychain.platform.log;

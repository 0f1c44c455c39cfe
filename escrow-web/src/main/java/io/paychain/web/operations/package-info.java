/** What operators and machines ask: health and metrics. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.operations;

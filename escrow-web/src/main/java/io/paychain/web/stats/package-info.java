/** Public numbers over HTTP. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.stats;

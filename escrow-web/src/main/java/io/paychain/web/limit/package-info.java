/** Rate limits per address and per principal (D44). */
@org.jspecify.annotations.NullMarked
package io.paychain.web.limit;

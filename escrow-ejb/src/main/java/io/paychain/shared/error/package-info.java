/** Part of the shared kernel: see {@link io.paychain.shared}. */
@org.jspecify.annotations.NullMarked
package io.paychain.shared.error;

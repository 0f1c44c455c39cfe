/** What other features may see of escrow. */
@org.jspecify.annotations.NullMarked
package io.paychain.escrow.api;

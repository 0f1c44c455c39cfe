/** Sends what was stored, once, through crashes and stuck fees. */
@org.jspecify.annotations.NullMarked
package io.paychain.escrow.adapter.relay;

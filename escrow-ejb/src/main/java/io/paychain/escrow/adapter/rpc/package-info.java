/** Several nodes of one chain: which of them can be relied on, and on what enough of them agree. */
@org.jspecify.annotations.NullMarked
package io.paychain.escrow.adapter.rpc;

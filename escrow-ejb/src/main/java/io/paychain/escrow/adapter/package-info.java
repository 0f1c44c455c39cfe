/** Escrow on web3j, PostgreSQL and EJB timers. */
@org.jspecify.annotations.NullMarked
package io.paychain.escrow.adapter;

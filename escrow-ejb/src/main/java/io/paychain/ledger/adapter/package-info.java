/** The ledger on PostgreSQL. */
@org.jspecify.annotations.NullMarked
package io.paychain.ledger.adapter;

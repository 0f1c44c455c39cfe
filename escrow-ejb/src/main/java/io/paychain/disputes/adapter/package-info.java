/** How disputes meet the database and the outbox. */
@org.jspecify.annotations.NullMarked
package io.paychain.disputes.adapter;

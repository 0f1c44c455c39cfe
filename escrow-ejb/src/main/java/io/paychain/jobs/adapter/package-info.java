/** How jobs meet the database, the outbox and the timers. */
@org.jspecify.annotations.NullMarked
package io.paychain.jobs.adapter;

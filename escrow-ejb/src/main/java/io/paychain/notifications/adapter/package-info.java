/** Queue and transports of mails. */
@org.jspecify.annotations.NullMarked
package io.paychain.notifications.adapter;

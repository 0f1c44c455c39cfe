/** Notices over HTTP; for now the demo's mailbox. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.notifications;

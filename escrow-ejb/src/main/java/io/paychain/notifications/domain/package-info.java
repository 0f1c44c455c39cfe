/** Mails and their texts, without technology. */
@org.jspecify.annotations.NullMarked
package io.paychain.notifications.domain;

/** What others may see of notifications. */
@org.jspecify.annotations.NullMarked
package io.paychain.notifications.api;

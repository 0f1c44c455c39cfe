/** What other features may see of payments. */
@org.jspecify.annotations.NullMarked
package io.paychain.payments.api;

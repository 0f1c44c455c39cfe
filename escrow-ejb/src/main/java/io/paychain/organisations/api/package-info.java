/** What others may see of organisations. */
@org.jspecify.annotations.NullMarked
package io.paychain.organisations.api;

/** The rules of organisations, without technology. */
@org.jspecify.annotations.NullMarked
package io.paychain.organisations.domain;

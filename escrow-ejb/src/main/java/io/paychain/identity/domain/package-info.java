/** The rules of identity, without technology. */
@org.jspecify.annotations.NullMarked
package io.paychain.identity.domain;

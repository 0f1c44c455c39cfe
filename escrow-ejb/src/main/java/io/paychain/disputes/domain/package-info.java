/** The rules of disputes and proposals. */
@org.jspecify.annotations.NullMarked
package io.paychain.disputes.domain;

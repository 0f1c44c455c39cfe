/** The rules of the audit trail's chain. */
@org.jspecify.annotations.NullMarked
package io.paychain.admin.domain;

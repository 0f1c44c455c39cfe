/** Timers of the operators' side. */
@org.jspecify.annotations.NullMarked
package io.paychain.admin.adapter;

/** The tables of organisations. */
@org.jspecify.annotations.NullMarked
package io.paychain.organisations.adapter;

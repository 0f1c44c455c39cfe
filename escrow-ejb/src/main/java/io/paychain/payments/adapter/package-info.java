/** Price feeds. */
@org.jspecify.annotations.NullMarked
package io.paychain.payments.adapter;

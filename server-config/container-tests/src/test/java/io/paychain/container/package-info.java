/** What only the server itself can prove: its transactions, its pools and its timers, tested from inside. */
@NullMarked
package io.paychain.container;

import org.jspecify.annotations.NullMarked;

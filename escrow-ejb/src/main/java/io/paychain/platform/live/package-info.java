/**
 * Live topics: every node reads the event table from its own cursor and hands events to the sockets
 * it holds. A Redis message is a hint that there is something to read; without Redis a node looks
 * each second.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.platform.live;

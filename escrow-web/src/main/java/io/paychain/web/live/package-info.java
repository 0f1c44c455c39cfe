/** Live events over HTTP: publishing by services, and the stream for those without a socket. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.live;

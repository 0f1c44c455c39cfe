/** The clock and background threads, looked up once and handed out by injection. */
@org.jspecify.annotations.NullMarked
package io.paychain.platform.time;

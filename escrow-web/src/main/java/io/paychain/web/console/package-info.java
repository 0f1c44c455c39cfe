/** The operators' console under {@code /admin}: its cookie, its guard and the beans of its pages. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.console;

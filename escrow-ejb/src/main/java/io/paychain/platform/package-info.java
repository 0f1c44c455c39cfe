/** Technical services that know no feature. */
@org.jspecify.annotations.NullMarked
package io.paychain.platform;

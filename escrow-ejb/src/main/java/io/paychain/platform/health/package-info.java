/** What each part says about itself to {@code /health}. */
@org.jspecify.annotations.NullMarked
package io.paychain.platform.health;

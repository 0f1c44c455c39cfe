/**
 * Short questions to Redis, which may be slow, empty or gone at any time: every answer is optional, and
 * an absent one must neither open nor close anything that it should not.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.platform.redis;

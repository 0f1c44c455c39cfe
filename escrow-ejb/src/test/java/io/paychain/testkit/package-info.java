/** Real CDI, real PostgreSQL and container-like transactions for integration tests. */
@org.jspecify.annotations.NullMarked
package io.paychain.testkit;

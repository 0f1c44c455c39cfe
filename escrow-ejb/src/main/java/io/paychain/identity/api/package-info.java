/** What others may see of identity. */
@org.jspecify.annotations.NullMarked
package io.paychain.identity.api;

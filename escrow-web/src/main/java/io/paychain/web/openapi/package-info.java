/**
 * The description of the HTTP interface at {@code /openapi}, the same on every server: made from the
 * resources' OpenAPI annotations, their access rules and the records that travel, so that it cannot
 * tell other names than the wire has.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.web.openapi;

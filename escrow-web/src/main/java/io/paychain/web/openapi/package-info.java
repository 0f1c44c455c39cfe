/** The API description, made from the resources themselves so that it cannot drift from them. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.openapi;

/** Sign-in, users and keys over HTTP. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.identity;

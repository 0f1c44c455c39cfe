/** OAuth on HTTP: the endpoints of the protocol, which have no envelope, and what people see and decide of it. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.oauth;

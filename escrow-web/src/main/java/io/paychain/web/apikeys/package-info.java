/** API keys over HTTP. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.apikeys;

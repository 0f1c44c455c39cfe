/** What others may see of API keys. */
@org.jspecify.annotations.NullMarked
package io.paychain.apikeys.api;

/** The rules of API keys, without technology. */
@org.jspecify.annotations.NullMarked
package io.paychain.apikeys.domain;

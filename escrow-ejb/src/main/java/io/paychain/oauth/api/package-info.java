/** What others may see of OAuth. */
@org.jspecify.annotations.NullMarked
package io.paychain.oauth.api;

/** Rules of OAuth that know no technology. */
@org.jspecify.annotations.NullMarked
package io.paychain.oauth.domain;

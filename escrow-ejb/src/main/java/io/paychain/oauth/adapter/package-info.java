/** OAuth on PostgreSQL and the Nimbus SDK. */
@org.jspecify.annotations.NullMarked
package io.paychain.oauth.adapter;

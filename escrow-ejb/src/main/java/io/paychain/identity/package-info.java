/**
 * Who people are: users and their wallets, sign-in by wallet signature (EIP-4361), access and refresh
 * tokens, sessions and their end.
 *
 * <p>Promises that a token lives exactly as long as its session and its user do (D23), whatever
 * happens to Redis. Uses no other feature.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.identity;

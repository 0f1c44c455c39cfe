/**
 * Service API keys (P27) that organisations and administrators manage: shown once, kept by hash, scoped, ended at once.
 *
 * <p>Promises that every use of a key is decided by what the database says at that moment. Uses identity and
 * organisations.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.apikeys;

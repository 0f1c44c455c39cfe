package io.paychain.identity.api;

/**
 * What somebody has on beside password or wallet.
 *
 * @param totp whether sign-in asks for a code of an authenticator app
 * @param recoveryCodesLeft how many of the ten are unused
 * @param askAfterPassword whether sign-in by password asks for a second step also without an authenticator app
 */
public record TwoFactorView(boolean totp, int recoveryCodesLeft, boolean askAfterPassword) {}

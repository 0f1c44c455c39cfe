package io.paychain.identity.api;

/**
 * What an authenticator app needs; shown once.
 *
 * @param secret the seed in Base32, to type in
 * @param otpauthUri the same with account and issuer, as QR codes hold it
 * @param qrSvg that URI as a QR code, an SVG document
 */
public record TotpSetup(String secret, String otpauthUri, String qrSvg) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "TotpSetup[]";
    }
}

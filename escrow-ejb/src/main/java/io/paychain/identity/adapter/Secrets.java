package io.paychain.identity.adapter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random tokens, their hashes, and keyed hashes with the server's pepper. */
@ApplicationScoped
public class Secrets {

    private static final int TOKEN_BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final int SEED_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    IdentitySettings settings;

    /** A fresh token of 256 random bits, safe in a URL. */
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(TOKEN_BYTES));
    }

    /** A fresh id of 128 random bits, 32 hex digits. */
    public String id() {
        return HexFormat.of().formatHex(random(ID_BYTES));
    }

    /** SHA-256 in hex: enough for tokens, which are random already. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keyed hash of a lower-case wallet address (D21), 64 hex digits. */
    public String walletHash(String wallet) {
        return HexFormat.of().formatHex(mac(pepper(), wallet));
    }

    /**
     * The token that follows a refresh token. It is computed rather than stored, so that the same
     * successor can be answered again for a moment while only hashes are kept (D28).
     */
    public String successor(String token) {
        byte[] key = mac(pepper(), "refresh-successor");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, token));
    }

    /** A fresh seed for an authenticator app: 160 random bits, as RFC 4226 recommends. */
    public byte[] seed() {
        return random(SEED_BYTES);
    }

    /** Sixteen fresh random bytes, for a hash. */
    byte[] salt() {
        return random(ID_BYTES);
    }

    /**
     * The token of a mail's link. It is computed from the link's id rather than stored, so that the mail
     * can be written later, and again, while the database knows only its hash (D29).
     */
    String mailToken(String linkId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(mac(pepper(), "mail-link"), linkId));
    }

    /** A keyed hash of something that is looked up and not shown, for one purpose; 64 hex digits. */
    public String keyed(String purpose, String text) {
        return HexFormat.of().formatHex(mac(mac(pepper(), purpose), text));
    }

    private byte[] pepper() {
        return settings.pepper().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

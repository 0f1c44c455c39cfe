package io.paychain.identity.adapter;

import io.paychain.platform.config.Setting;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Keeps seeds of authenticator apps unreadable in the database: AES-256-GCM, bound to their owner. */
@ApplicationScoped
public class SeedCipher {

    private static final String VERSION = "v1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    @Inject
    Secrets secrets;

    private @Nullable SecretKey key;

    @PostConstruct
    void readKey() {
        key = Setting.source()
                .text("paychain.encryption.key")
                .map(SeedCipher::key)
                .orElse(null);
    }

    private static SecretKey key(String hex) {
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalStateException("Setting paychain.encryption.key needs 64 hexadecimal digits");
        }
        return new SecretKeySpec(HexFormat.of().parseHex(hex), "AES");
    }

    String encrypt(long userId, byte[] seed) {
        byte[] nonce = Arrays.copyOf(secrets.salt(), NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, userId, nonce, seed);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return VERSION + Base64.getEncoder().encodeToString(both);
    }

    byte[] decrypt(long userId, String stored) {
        byte[] both = Base64.getDecoder().decode(stored.substring(VERSION.length()));
        return run(
                Cipher.DECRYPT_MODE,
                userId,
                Arrays.copyOf(both, NONCE_BYTES),
                Arrays.copyOfRange(both, NONCE_BYTES, both.length));
    }

    private byte[] run(int mode, long userId, byte[] nonce, byte[] input) {
        if (key == null) {
            throw new Refusal(CommonProblem.UNAVAILABLE, "Authenticator apps are not set up here.");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(("totp:" + userId).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a seed cannot be read: is PAYCHAIN_ENCRYPTION_KEY another one?", e);
        }
    }
}

package io.paychain.identity.adapter;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;

/**
 * The keys of access tokens (D25).
 *
 * @param signing the private key that signs now
 * @param published the public keys that tokens are checked with, never holding a private part
 */
record SigningKeys(RSAKey signing, JWKSet published) {

    private static final int MIN_KEY_BITS = 2048;

    /** Reads the key files; throws {@link IllegalStateException} naming the setting at fault. */
    static SigningKeys load(IdentitySettings settings) {
        RSAKey signing = signing(read(settings.privateKeys(), "paychain.jwt.private.keys"), settings);
        JWKSet published = read(settings.publicKeys(), "paychain.jwt.jwks").toPublicJWKSet();
        if (published.getKeyByKeyId(signing.getKeyID()) == null) {
            throw new IllegalStateException("Setting paychain.jwt.jwks lacks the key that signs");
        }
        return new SigningKeys(signing, published);
    }

    private static RSAKey signing(JWKSet keys, IdentitySettings settings) {
        List<JWK> usable = keys.getKeys().stream()
                .filter(k -> k instanceof RSAKey && k.isPrivate() && k.size() >= MIN_KEY_BITS && k.getKeyID() != null)
                .filter(k -> settings.signingKeyId() == null
                        || settings.signingKeyId().equals(k.getKeyID()))
                .toList();
        if (usable.isEmpty()) {
            throw new IllegalStateException(
                    "Setting paychain.jwt.private.keys names no private RSA key with a kid and 2048 bits");
        }
        return usable.get(0).toRSAKey();
    }

    private static JWKSet read(Path file, String setting) {
        try {
            return JWKSet.load(file.toFile());
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("Setting " + setting + " names no readable JWK set", e);
        }
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "SigningKeys[" + signing.getKeyID() + "]";
    }
}

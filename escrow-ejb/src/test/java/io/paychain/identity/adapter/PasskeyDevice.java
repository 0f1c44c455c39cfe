package io.paychain.identity.adapter;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import io.paychain.identity.api.NewPasskey;
import io.paychain.identity.api.PasskeyAnswer;
import io.paychain.identity.api.PasskeyCreation;
import io.paychain.identity.api.PasskeyRequest;
import io.paychain.identity.domain.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An authenticator with its browser, which tells the truth unless a test has it lie. */
public final class PasskeyDevice {

    private static final ObjectConverter CONVERTER = new ObjectConverter();

    /** The kinds of keys that authenticators make. */
    public enum Kind {
        /** NIST P-256, what most make. */
        ES256("EC", "secp256r1", "SHA256withECDSA"),
        /** Ed25519. */
        EDDSA("Ed25519", "", "Ed25519"),
        /** RSA with PKCS#1, what Windows makes. */
        RS256("RSA", "", "SHA256withRSA"),
        /** NIST P-384, which nobody asked for. */
        ES384("EC", "secp384r1", "SHA384withECDSA");

        private final String family;
        private final String curve;
        private final String signature;

        Kind(String family, String curve, String signature) {
            this.family = family;
            this.curve = curve;
            this.signature = signature;
        }

        private KeyPair make() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
                if (!curve.isEmpty()) {
                    generator.initialize(new ECGenParameterSpec(curve));
                }
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final Kind kind;
    private final KeyPair key;
    private byte[] id = new byte[32];
    private long counter;
    private boolean counts = true;
    private String origin = "http://localhost:8000";
    private String rpId = "localhost";
    private @Nullable String type;
    private String more = ",\"crossOrigin\":false";
    private byte flags = AuthenticatorData.BIT_UP | AuthenticatorData.BIT_UV;
    private @Nullable String handle;

    /** One with a key of the usual kind. */
    public PasskeyDevice() {
        this(Kind.ES256);
    }

    /** One with a key of this kind. */
    public PasskeyDevice(Kind kind) {
        this.kind = kind;
        key = kind.make();
        new SecureRandom().nextBytes(id);
    }

    /** The page stands elsewhere. */
    public PasskeyDevice at(String other) {
        origin = other;
        return this;
    }

    /** The authenticator works for another domain. */
    public PasskeyDevice forDomain(String other) {
        rpId = other;
        return this;
    }

    /** The browser says that it did something else. */
    public PasskeyDevice saying(String other) {
        type = other;
        return this;
    }

    /** Further members of the client data, with a comma before. */
    public PasskeyDevice adding(String members) {
        more = members;
        return this;
    }

    /** What the authenticator noticed (bits of {@link AuthenticatorData}). */
    public PasskeyDevice noticing(int bits) {
        flags = (byte) bits;
        return this;
    }

    /** The counter starts here; a negative one stands still at 0. */
    public PasskeyDevice counting(long from) {
        counts = from >= 0;
        counter = Math.max(0, from);
        return this;
    }

    /** The authenticator calls its key this. */
    public PasskeyDevice called(byte[] other) {
        id = other.clone();
        return this;
    }

    /** Whose the authenticator says that the key is; null when it does not tell. */
    public PasskeyDevice of(@Nullable String holder) {
        handle = holder;
        return this;
    }

    /** What it calls its key. */
    public String id() {
        return Base64Url.text(id);
    }

    /** Makes a passkey. */
    public NewPasskey make(PasskeyCreation wanted) {
        handle = wanted.userHandle();
        byte[] clientData = clientData("webauthn.create", wanted.challenge());
        AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data = new AuthenticatorData<>(
                hash(rpId.getBytes(StandardCharsets.UTF_8)),
                (byte) (flags | AuthenticatorData.BIT_AT),
                tick(),
                new AttestedCredentialData(AAGUID.ZERO, id, cose()));
        byte[] object = new AttestationObjectConverter(CONVERTER)
                .convertToBytes(new AttestationObject(data, new NoneAttestationStatement()));
        return new NewPasskey(
                null, Base64Url.text(clientData), Base64Url.text(object), List.of("internal", "hybrid", "telepathy"));
    }

    /** Signs. */
    public PasskeyAnswer sign(PasskeyRequest wanted) {
        byte[] clientData = clientData("webauthn.get", wanted.challenge());
        byte[] data = new AuthenticatorDataConverter(CONVERTER)
                .convert(new AuthenticatorData<AuthenticationExtensionAuthenticatorOutput>(
                        hash(rpId.getBytes(StandardCharsets.UTF_8)), flags, tick()));
        return new PasskeyAnswer(
                id(),
                Base64Url.text(clientData),
                Base64Url.text(data),
                Base64Url.text(signed(data, hash(clientData))),
                handle);
    }

    private byte[] clientData(String usual, String challenge) {
        String text = "{\"type\":\"" + (type == null ? usual : type) + "\",\"challenge\":\"" + challenge
                + "\",\"origin\":\"" + origin + "\"" + more + "}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private long tick() {
        return counts ? ++counter : 0;
    }

    private COSEKey cose() {
        return switch (kind) {
            case ES256 -> EC2COSEKey.create((ECPublicKey) key.getPublic(), COSEAlgorithmIdentifier.ES256);
            case ES384 -> EC2COSEKey.create((ECPublicKey) key.getPublic(), COSEAlgorithmIdentifier.ES384);
            case EDDSA -> EdDSACOSEKey.create((EdECPublicKey) key.getPublic(), COSEAlgorithmIdentifier.EdDSA);
            case RS256 -> RSACOSEKey.create((RSAPublicKey) key.getPublic(), COSEAlgorithmIdentifier.RS256);
        };
    }

    private byte[] signed(byte[] data, byte[] hash) {
        try {
            Signature signer = Signature.getInstance(kind.signature);
            signer.initSign(key.getPrivate());
            signer.update(data);
            signer.update(hash);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A text of base64url with one bit of its bytes changed. */
    public static String spoilt(@Nullable String text, int bit) {
        byte[] bytes = Base64Url.bytes(text, 10_000).orElseThrow();
        byte[] other = Arrays.copyOf(bytes, bytes.length);
        other[bit / 8] ^= (byte) (1 << (bit % 8));
        return Base64Url.text(other);
    }
}

package io.paychain.identity.adapter;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import io.paychain.identity.domain.AuthMethod;
import io.paychain.identity.domain.Base64Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The checks of WebAuthn level 3 (sections 7.1 and 7.2), by the library. Everything is bound to the origin and
 * domain of {@code PAYCHAIN_PUBLIC_URL}; the holder must be present and verified; frames of other sites are
 * refused. Costs time, so call it outside of transactions.
 */
@ApplicationScoped
public class WebAuthn {

    /** The keys we take, the preferred first: ES256, EdDSA, RS256. */
    public static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

    private static final int MAX_CREDENTIAL = 4_500;
    private static final System.Logger SECURITY = System.getLogger("io.paychain.security");
    private static final List<PublicKeyCredentialParameters> PARAMETERS = ALGORITHMS.stream()
            .map(COSEAlgorithmIdentifier::create)
            .map(alg -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, alg))
            .toList();

    @Inject
    IdentitySettings settings;

    /**
     * A new passkey that passed every check; texts in base64url.
     *
     * @param credential attested credential data
     * @param format of the attestation statement
     * @param counter of signatures
     */
    public record Made(
            String credentialId,
            String credential,
            String format,
            long counter,
            boolean backupEligible,
            boolean backedUp) {}

    /**
     * A passkey as we know it; texts in base64url.
     *
     * @param handle of its holder
     * @param credential attested credential data
     * @param counter of the last signature
     */
    public record Known(
            long id,
            long userId,
            String handle,
            String credential,
            long counter,
            boolean backupEligible,
            boolean suspended) {

        AuthMethod method() {
            return backupEligible ? AuthMethod.SYNCED_PASSKEY : AuthMethod.DEVICE_PASSKEY;
        }
    }

    /** How the check of a signature ends. */
    public sealed interface Outcome {

        /** Right; the counter is now this, and the passkey is or is not in a backup. */
        record Right(Known passkey, long counter, boolean backedUp) implements Outcome {}

        /** Signed with the right key, but the counter did not grow: there may be a copy. */
        record Copied(Known passkey) implements Outcome {}

        /** Anything else. */
        record Wrong() implements Outcome {}
    }

    /** The domain that passkeys are for; empty when people reach us by an address, for which there are none. */
    public Optional<String> rpId() {
        String host = String.valueOf(settings.publicUrl().getHost()).toLowerCase(Locale.ROOT);
        boolean address = host.matches("[0-9.]+") || host.startsWith("[");
        return address ? Optional.empty() : Optional.of(host);
    }

    private String origin() {
        URI url = settings.publicUrl();
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /** The challenge that a browser says it had signed; empty when this is no client data. */
    public Optional<byte[]> challenge(byte[] clientData) {
        try {
            CollectedClientData said = new CollectedClientDataConverter(Library.CONVERTER).convert(clientData);
            return Optional.ofNullable(said).map(data -> data.getChallenge().getValue());
        } catch (RuntimeException hostile) {
            return noted(hostile);
        }
    }

    /** Checks a new passkey; empty when something is not as it must be. */
    public Optional<Made> made(byte[] challenge, PasskeyAttestation given) {
        try {
            RegistrationData data = Library.MANAGER.verify(
                    given.request(), new RegistrationParameters(server(challenge), PARAMETERS, true, true));
            return Optional.ofNullable(data.getAttestationObject()).map(WebAuthn::made);
        } catch (RuntimeException hostile) {
            return noted(hostile);
        }
    }

    private static Made made(AttestationObject object) {
        AuthenticatorData<?> data = object.getAuthenticatorData();
        AttestedCredentialData credential = data.getAttestedCredentialData();
        if (credential == null) {
            throw new IllegalArgumentException("no credential");
        }
        byte[] kept = new AttestedCredentialDataConverter(Library.CONVERTER).convert(credential);
        if (kept.length > MAX_CREDENTIAL) {
            throw new IllegalArgumentException("a credential of " + kept.length + " bytes");
        }
        return new Made(
                Base64Url.text(credential.getCredentialId()),
                Base64Url.text(kept),
                object.getFormat(),
                data.getSignCount(),
                data.isFlagBE(),
                data.isFlagBS());
    }

    /** Checks a signature of a passkey. */
    public Outcome signed(byte[] challenge, Known passkey, PasskeySignature signature) {
        try {
            AuthenticationData data = Library.MANAGER.verify(
                    signature.request(),
                    new AuthenticationParameters(server(challenge), record(passkey), null, true, true));
            AuthenticatorData<?> seen = data.getAuthenticatorData();
            return seen == null
                    ? new Outcome.Wrong()
                    : new Outcome.Right(passkey, seen.getSignCount(), seen.isFlagBS());
        } catch (MaliciousCounterValueException copied) {
            return new Outcome.Copied(passkey);
        } catch (RuntimeException hostile) {
            noted(hostile);
            return new Outcome.Wrong();
        }
    }

    private static CredentialRecord record(Known passkey) {
        byte[] credential =
                Base64Url.bytes(passkey.credential(), MAX_CREDENTIAL).orElseThrow();
        return new CredentialRecordImpl(
                null,
                true,
                passkey.backupEligible(),
                null,
                passkey.counter(),
                new AttestedCredentialDataConverter(Library.CONVERTER).convert(ByteBuffer.wrap(credential)),
                null,
                null,
                null,
                null);
    }

    private ServerProperty server(byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(origin()))
                .rpId(rpId().orElseThrow())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    /** Says which check it was; the message may repeat what a stranger sent. */
    private static <T> Optional<T> noted(RuntimeException hostile) {
        SECURITY.log(
                System.Logger.Level.INFO,
                "passkey refused: {0}",
                hostile.getClass().getSimpleName());
        return Optional.empty();
    }

    /** Loaded with the first passkey. */
    private static final class Library {
        static final ObjectConverter CONVERTER = WebAuthnLibrary.converter();
        static final WebAuthnManager MANAGER = WebAuthnLibrary.manager(CONVERTER);
    }
}

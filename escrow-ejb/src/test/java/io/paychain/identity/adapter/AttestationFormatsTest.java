package io.paychain.identity.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticatorAttestationResponse;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import com.webauthn4j.test.TestDataUtil;
import com.webauthn4j.test.authenticator.AuthenticatorAdaptor;
import com.webauthn4j.test.authenticator.u2f.FIDOU2FAuthenticatorAdaptor;
import com.webauthn4j.test.authenticator.webauthn.AndroidKeyAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.AndroidSafetyNetAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.PackedAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.TPMAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnModelAuthenticator;
import com.webauthn4j.test.client.ClientPlatform;
import com.webauthn4j.test.client.RegistrationEmulationOption;
import com.webauthn4j.verifier.RegistrationObject;
import io.paychain.identity.api.NewPasskey;
import io.paychain.identity.domain.Base64Url;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What authenticators tell of themselves: every format is read and its signature checked, whoever the maker is. */
class AttestationFormatsTest {

    private static final byte[] CHALLENGE = "a challenge of thirty-two bytes!".getBytes(StandardCharsets.US_ASCII);
    private static final String SITE = "http://localhost:8000";
    private static final AttestationObjectConverter OBJECTS = new AttestationObjectConverter(new ObjectConverter());

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("none", model(new NoneAttestationAuthenticator())),
                Arguments.of("packed", model(new PackedAuthenticator())),
                Arguments.of("tpm", model(new TPMAuthenticator())),
                Arguments.of("android-key", model(new AndroidKeyAuthenticator())),
                Arguments.of("fido-u2f", new FIDOU2FAuthenticatorAdaptor()));
    }

    private static AuthenticatorAdaptor model(WebAuthnModelAuthenticator authenticator) {
        return new WebAuthnAuthenticatorAdaptor(authenticator);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void everyFormat_isRead(String format, AuthenticatorAdaptor authenticator) {
        WebAuthn.Made made = checked(create(authenticator, new RegistrationEmulationOption()))
                .orElseThrow();
        assertEquals(format, made.format());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void aStatementThatIsWronglySigned_isRefused(String format, AuthenticatorAdaptor authenticator) {
        RegistrationEmulationOption forged = new RegistrationEmulationOption();
        forged.setSignatureOverrideEnabled(true);
        assertEquals(
                format.equals("none"), checked(create(authenticator, forged)).isPresent());
    }

    @Test
    void aFormatThatIsNoMore_isRefused() {
        assertTrue(checked(create(model(new AndroidSafetyNetAuthenticator()), new RegistrationEmulationOption()))
                .isEmpty());
    }

    /** Recorded from a device of Apple's, whose statement nobody else can make. */
    @Test
    void applesFormat_isRead_andBoundToItsChallenge() {
        RegistrationObject recorded = TestDataUtil.createRegistrationObjectWithAppleAttestation();
        String site = String.valueOf(recorded.getCollectedClientData().getOrigin());
        byte[] challenge = recorded.getCollectedClientData().getChallenge().getValue();
        NewPasskey given = new NewPasskey(
                null,
                Base64Url.text(recorded.getCollectedClientDataBytes()),
                Base64Url.text(recorded.getAttestationObjectBytes()),
                null);
        WebAuthn webAuthn = WebAuthnTest.at(site);
        assertEquals(
                "apple",
                webAuthn.made(challenge, PasskeyAttestation.of(given))
                        .orElseThrow()
                        .format());
        assertTrue(webAuthn.made(CHALLENGE, PasskeyAttestation.of(given)).isEmpty());
    }

    private static Optional<WebAuthn.Made> checked(AuthenticatorAttestationResponse response) {
        NewPasskey given = new NewPasskey(
                null,
                Base64Url.text(response.getClientDataJSON()),
                Base64Url.text(verified(response.getAttestationObject())),
                null);
        return WebAuthnTest.at(SITE).made(CHALLENGE, PasskeyAttestation.of(given));
    }

    /** With the holder verified, which a statement of the oldest format does not sign and its emulator does not say. */
    private static byte[] verified(byte[] attestation) {
        AttestationObject object = OBJECTS.convert(attestation);
        AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data = object.getAuthenticatorData();
        if (data.isFlagUV()) {
            return attestation;
        }
        AuthenticatorData<RegistrationExtensionAuthenticatorOutput> seen = new AuthenticatorData<>(
                data.getRpIdHash(),
                (byte) (data.getFlags() | AuthenticatorData.BIT_UV),
                data.getSignCount(),
                data.getAttestedCredentialData());
        return OBJECTS.convertToBytes(new AttestationObject(seen, object.getAttestationStatement()));
    }

    private static AuthenticatorAttestationResponse create(
            AuthenticatorAdaptor authenticator, RegistrationEmulationOption option) {
        PublicKeyCredentialCreationOptions wanted = new PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity("localhost", "PayChain"),
                new PublicKeyCredentialUserEntity(new byte[32], "tess", "tess"),
                new DefaultChallenge(CHALLENGE),
                List.of(new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256)),
                null,
                List.of(),
                new AuthenticatorSelectionCriteria(
                        null, true, ResidentKeyRequirement.REQUIRED, UserVerificationRequirement.REQUIRED),
                AttestationConveyancePreference.DIRECT,
                null);
        return new ClientPlatform(new Origin(SITE), authenticator)
                .create(wanted, option)
                .getResponse();
    }
}

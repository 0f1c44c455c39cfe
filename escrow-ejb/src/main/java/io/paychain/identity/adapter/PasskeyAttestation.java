package io.paychain.identity.adapter;

import com.webauthn4j.data.RegistrationRequest;
import io.paychain.identity.api.NewPasskey;
import io.paychain.shared.error.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A passkey that a browser says was made, decoded within bounds. */
public final class PasskeyAttestation {

    private static final int MAX_ATTESTATION = 32_768;
    private static final Set<String> TRANSPORTS = Set.of("usb", "nfc", "ble", "smart-card", "hybrid", "internal");

    private final byte[] clientData;
    private final RegistrationRequest request;
    private final List<String> transports;

    private PasskeyAttestation(NewPasskey given) {
        clientData = PasskeySignature.bytes(
                "response.clientDataJSON", given.clientDataJson(), PasskeySignature.MAX_CLIENT_DATA);
        request = new RegistrationRequest(
                PasskeySignature.bytes("response.attestationObject", given.attestationObject(), MAX_ATTESTATION),
                clientData);
        transports = Objects.requireNonNullElse(given.transports(), List.<String>of()).stream()
                .filter(Objects::nonNull)
                .filter(TRANSPORTS::contains)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Decodes it.
     *
     * @throws Refusal VALIDATION_ERROR naming the member that is missing, too long or no base64url
     */
    public static PasskeyAttestation of(NewPasskey given) {
        return new PasskeyAttestation(given);
    }

    /** What the browser had signed. */
    public byte[] clientData() {
        return clientData.clone();
    }

    /** How the browser may reach it later; ways that we do not know are left out. */
    public List<String> transports() {
        return transports;
    }

    RegistrationRequest request() {
        return request;
    }
}

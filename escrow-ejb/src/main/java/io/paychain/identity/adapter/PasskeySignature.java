package io.paychain.identity.adapter;

import com.webauthn4j.data.AuthenticationRequest;
import io.paychain.identity.api.PasskeyAnswer;
import io.paychain.identity.domain.Base64Url;
import io.paychain.shared.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a passkey has signed, decoded within bounds. */
public final class PasskeySignature {

    /** No browser's is longer. */
    static final int MAX_CLIENT_DATA = 4_096;

    private static final int MAX_ID = 1_023;
    private static final int MAX_DATA = 4_096;
    private static final int MAX_SIGNATURE = 1_024;
    private static final int MAX_HANDLE = 64;

    private final String credentialId;
    private final @Nullable String handle;
    private final byte[] clientData;
    private final AuthenticationRequest request;

    private PasskeySignature(PasskeyAnswer given) {
        byte[] id = bytes("id", given.credentialId(), MAX_ID);
        credentialId = Base64Url.text(id);
        handle = given.userHandle() == null || given.userHandle().isEmpty() ? null : given.userHandle();
        clientData = bytes("response.clientDataJSON", given.clientDataJson(), MAX_CLIENT_DATA);
        request = new AuthenticationRequest(
                id,
                handle == null ? null : bytes("response.userHandle", handle, MAX_HANDLE),
                bytes("response.authenticatorData", given.authenticatorData(), MAX_DATA),
                clientData,
                bytes("response.signature", given.signature(), MAX_SIGNATURE));
    }

    /**
     * Decodes it.
     *
     * @throws Refusal VALIDATION_ERROR naming the member that is missing, too long or no base64url
     */
    public static PasskeySignature of(PasskeyAnswer given) {
        return new PasskeySignature(given);
    }

    /** A member of a credential. */
    static byte[] bytes(String member, @Nullable String text, int most) {
        if (text == null || text.isEmpty()) {
            throw Refusal.field("credential." + member, "REQUIRED", "This member is required.");
        }
        return Base64Url.bytes(text, most)
                .orElseThrow(() -> Refusal.field(
                        "credential." + member,
                        "WRONG_FORMAT",
                        "This is no base64url, without padding, of at most " + most + " bytes."));
    }

    /** Which passkey says that it has signed. */
    public String credentialId() {
        return credentialId;
    }

    /** What the browser had signed. */
    public byte[] clientData() {
        return clientData.clone();
    }

    /** Whether an authenticator told whose the passkey is. */
    public boolean tells() {
        return handle != null;
    }

    /** Whether it told that the passkey is its holder's. */
    public boolean tellsOf(WebAuthn.Known passkey) {
        return MessageDigest.isEqual(ascii(Objects.requireNonNullElse(handle, "")), ascii(passkey.handle()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    AuthenticationRequest request() {
        return request;
    }
}

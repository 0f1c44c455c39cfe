package io.paychain.web.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.paychain.identity.api.NewPasskey;
import io.paychain.identity.api.PasskeyAnswer;
import io.paychain.shared.error.Refusal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PublicKeyCredential.toJSON()} gives, a registration's or a signature's. The names and the members are the
 * browser's; what newer ones add is passed over.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(name = "PasskeyCredential", description = "What PublicKeyCredential.toJSON() of WebAuthn level 3 gives")
record Credential(
        @Nullable String id,
        @JsonProperty("rawId") @Nullable String rawId,
        @Nullable String type,
        @Nullable Response response) {

    /** What the authenticator gave; base64url. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(
            name = "PasskeyResponse",
            description = "Its response: with attestationObject a new passkey, else a signature")
    record Response(
            @JsonProperty("clientDataJSON") @Nullable String clientDataJson,
            @JsonProperty("attestationObject") @Nullable String attestationObject,
            @Nullable List<String> transports,
            @JsonProperty("authenticatorData") @Nullable String authenticatorData,
            @Nullable String signature,
            @JsonProperty("userHandle") @Nullable String userHandle) {}

    private static final Response NONE = new Response(null, null, null, null, null, null);

    /** As what was made. */
    NewPasskey made(@Nullable String name) {
        Response told = checked();
        return new NewPasskey(name, told.clientDataJson(), told.attestationObject(), told.transports());
    }

    /** As what was signed. */
    PasskeyAnswer signed() {
        Response told = checked();
        return new PasskeyAnswer(
                id, told.clientDataJson(), told.authenticatorData(), told.signature(), told.userHandle());
    }

    private Response checked() {
        if (!"public-key".equals(type)) {
            throw Refusal.field("credential.type", "NOT_ALLOWED", "The type is public-key.");
        }
        if (rawId != null && !rawId.equals(id)) {
            throw Refusal.field("credential.rawId", "NOT_ALLOWED", "id and rawId are the same.");
        }
        return response == null ? NONE : response;
    }

    /** A body's credential, which must be there. */
    static Credential of(@Nullable Credential given) {
        if (given == null) {
            throw Refusal.field("credential", "REQUIRED", "Send the credential.");
        }
        return given;
    }

    @Override
    public String toString() {
        return "Credential[]";
    }
}

package io.paychain.web.apikeys;

import io.paychain.apikeys.api.NewApiKey;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What clients send about API keys. */
final class KeyBodies {

    private KeyBodies() {}

    @Schema(name = "ApiKeyRequest", description = "A key to make")
    record Wanted(
            @Schema(example = "Rota import") @Nullable String name,
            @Nullable List<@Nullable String> scopes,

            @Schema(example = "90", minimum = "1", maximum = "365") @Nullable
            Integer expiresInDays) {

        NewApiKey asked() {
            return new NewApiKey(name, scopes, expiresInDays);
        }
    }

    @Schema(name = "ApiKeyRotation", description = "Which secret is replaced, and how long it works on")
    record Rotation(
            @Schema(example = "5f0c3a9b7d1e4c62") @Nullable String prefix,

            @Schema(example = "24", minimum = "0", maximum = "168") @Nullable
            Integer overlapHours) {}
}

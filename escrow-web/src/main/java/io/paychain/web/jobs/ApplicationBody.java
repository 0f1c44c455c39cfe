package io.paychain.web.jobs;

import io.paychain.jobs.api.NewApplication;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application with the signed acceptance. */
@Schema(name = "ApplicationRequest")
record ApplicationBody(
        @Schema(description = "eth_signTypedData_v4 of the twin's typed_data", example = "0x1c…") @Nullable
        String signature,

        @Schema(description = "As the twin gave it") @Nullable
        Instant validUntil,

        @Schema(example = "I know the house and can start on Monday.", maxLength = 1000) @Nullable
        String message) {

    NewApplication asked() {
        return new NewApplication(signature, validUntil, message);
    }
}

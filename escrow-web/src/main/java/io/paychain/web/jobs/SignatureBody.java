package io.paychain.web.jobs;

import io.paychain.jobs.api.SignedRequest;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A signed text. */
@Schema(name = "SignedAction")
record SignatureBody(
        @Schema(description = "eth_signTypedData_v4 of the twin's typed_data", example = "0x1c…") @Nullable
        String signature,

        @Schema(description = "As the twin gave it") @Nullable
        Instant validUntil) {

    SignedRequest asked() {
        return new SignedRequest(signature, validUntil, null, null);
    }

    /** With what the worker has to say. */
    @Schema(name = "Submission")
    record Submission(
            @Nullable String signature,
            @Nullable Instant validUntil,

            @Schema(example = "All done; the key is at the desk.") @Nullable
            String note) {

        SignedRequest asked() {
            return new SignedRequest(signature, validUntil, note, null);
        }
    }

    /** With the new acceptance window. */
    @Schema(name = "Reopening")
    record Reopening(
            @Nullable String signature,
            @Nullable Instant validUntil,

            @Schema(example = "168", minimum = "1", maximum = "2160") @Nullable
            Integer acceptWithinHours) {

        SignedRequest asked() {
            return new SignedRequest(signature, validUntil, null, acceptWithinHours);
        }
    }
}

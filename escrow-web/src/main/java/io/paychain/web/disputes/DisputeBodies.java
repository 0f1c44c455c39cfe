package io.paychain.web.disputes;

import io.paychain.disputes.api.NewDispute;
import io.paychain.disputes.api.NewEvidence;
import io.paychain.disputes.api.NewProposal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people send about disputes and proposals. */
final class DisputeBodies {

    private static final String SIGNATURE = "eth_signTypedData_v4 of the twin's typed_data";

    private DisputeBodies() {}

    /** A file. */
    @Schema(name = "EvidenceFile", description = "A file by its hash. The file itself is not uploaded: keep it.")
    record File(
            @Schema(example = "kitchen.jpg") @Nullable String name,

            @Schema(example = "image/jpeg") @Nullable String mediaType,

            @Schema(description = "Bytes", example = "48213") @Nullable
            Long size,

            @Schema(
                    description = "SHA-256 of the file, 64 hex digits",
                    example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            @Nullable
            String sha256,

            @Schema(example = "The floor after the shift.") @Nullable
            String note) {

        NewEvidence asked() {
            return new NewEvidence(name, mediaType, size, sha256, note);
        }
    }

    /** A dispute. */
    @Schema(name = "DisputeOpening")
    record Opening(
            @Schema(description = "not_as_agreed, incomplete, quality, not_delivered or other", example = "incomplete")
            @Nullable
            String category,

            @Schema(description = "At most 4 000 characters", example = "The second room was not cleaned.") @Nullable
            String reason,

            @Schema(description = "At most 20 files") @Nullable
            List<@Nullable File> evidence,

            @Schema(description = SIGNATURE, example = "0x1c…") @Nullable
            String signature,

            @Schema(description = "As the twin gave it") @Nullable
            Instant validUntil) {

        NewDispute asked() {
            List<@Nullable NewEvidence> files = evidence == null
                    ? null
                    : evidence.stream()
                            .map(file -> file == null ? null : file.asked())
                            .toList();
            return new NewDispute(category, reason, files, signature, validUntil);
        }
    }

    /** Words. */
    @Schema(name = "DisputeText")
    record Text(
            @Schema(description = "At most 4 000 characters", example = "Both rooms were clean at six.") @Nullable
            String text) {}

    /** A ruling. */
    @Schema(name = "RulingDraft")
    record Ruling(
            @Schema(description = "ETH for the worker, at most the pay", example = "0.061") @Nullable
            String toWorker,

            @Schema(description = "For the parties, at most 4 000 characters", example = "One room of two was done.")
            @Nullable
            String reasons) {}

    /** An offer of a split. */
    @Schema(name = "SettlementOffer")
    record Settlement(
            @Schema(description = "ETH for the worker, at most the pay", example = "0.061") @Nullable
            String toWorker,

            @Schema(description = "At most 1 000 characters", example = "Half for half the work.") @Nullable
            String note,

            @Schema(description = SIGNATURE, example = "0x1c…") @Nullable
            String signature,

            @Schema(description = "As the twin gave it") @Nullable
            Instant validUntil) {

        NewProposal asked() {
            return new NewProposal(toWorker, null, note, signature, validUntil);
        }
    }

    /** An offer of more time. */
    @Schema(name = "AmendmentOffer")
    record Amendment(
            @Schema(description = "The new end of the work, or of the review once it is handed in; a whole second")
            @Nullable
            Instant until,

            @Schema(
                    description = "At most 1 000 characters; bound by the signatures",
                    example = "Please do the second room, too.")
            @Nullable
            String note,

            @Schema(description = SIGNATURE, example = "0x1c…") @Nullable
            String signature,

            @Schema(description = "As the twin gave it") @Nullable
            Instant validUntil) {

        NewProposal asked() {
            return new NewProposal(null, until, note, signature, validUntil);
        }
    }

    /** The other party's signature. */
    @Schema(name = "ProposalAcceptance")
    record Acceptance(
            @Schema(description = SIGNATURE, example = "0x1c…") @Nullable
            String signature,

            @Schema(description = "The proposal's") @Nullable
            Instant validUntil) {}
}

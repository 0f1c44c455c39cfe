package io.paychain.web.escrow;

import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.shared.error.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies of the escrow calls. */
final class EscrowBodies {

    private EscrowBodies() {}

    /** What to lock (P56); only {@code job_id} is needed by people with a wallet. */
    @Schema(name = "EscrowLock")
    record Lock(
            @Schema(example = "5") @Nullable Long jobId,

            @Schema(example = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", description = "With a service key only")
            @Nullable
            String employerWallet,

            @Schema(example = "0.12444", description = "Amount and fee; with a service key only") @Nullable
            String amountEth,

            @Schema(example = "24", description = "With a service key only") @Nullable
            Integer timeLimitHours,

            @Schema(
                    example = "0x02f8...",
                    description = "The prepared transaction, signed by the caller's wallet (EIP-1559): it is sent")
            @Nullable
            String signedTransaction) {

        long job() {
            return required(jobId);
        }

        Optional<String> signedCall() {
            return raw(signedTransaction);
        }

        String employer() {
            if (employerWallet == null || !employerWallet.matches("0x[0-9a-fA-F]{40}")) {
                throw Refusal.field("employer_wallet", "INVALID_ADDRESS", "employer_wallet is 0x and 40 hex digits.");
            }
            return employerWallet;
        }
    }

    /** Which job. */
    @Schema(name = "EscrowJob")
    record OfJob(
            @Schema(example = "5") @Nullable Long jobId,

            @Schema(
                    example = "0x02f8...",
                    description = "The prepared transaction, signed by the caller's wallet (EIP-1559): it is sent")
            @Nullable
            String signedTransaction) {

        long job() {
            return required(jobId);
        }

        Optional<String> signedCall() {
            return raw(signedTransaction);
        }
    }

    /** Which job, and the employer's signature if it is to be relayed. */
    @Schema(name = "EscrowRelease")
    record Release(
            @Schema(example = "5") @Nullable Long jobId,

            @Schema(
                    description =
                            "eth_signTypedData_v4 of GET /jobs/{id}/approval; without it the transaction is prepared")
            @Nullable
            String signature,

            @Schema(description = "As the approval gave it") @Nullable
            Instant validUntil,

            @Schema(
                    example = "0x02f8...",
                    description = "The prepared transaction, signed by the caller's wallet (EIP-1559): it is sent")
            @Nullable
            String signedTransaction) {

        long job() {
            return required(jobId);
        }

        Optional<String> signedCall() {
            return raw(signedTransaction);
        }

        @Nullable
        SignedAction signed() {
            if (signature == null) {
                return null;
            }
            if (validUntil == null) {
                throw Refusal.field("valid_until", "REQUIRED", "valid_until belongs to the signature.");
            }
            return new SignedAction(signature, validUntil);
        }
    }

    /** A transaction for the caller's own wallet. */
    @Schema(name = "PreparedEscrowCall")
    record Prepared(PreparedTransaction transaction) {}

    /** Far longer than any call of the contract. */
    private static final int MAX_RAW = 16_384;

    private static Optional<String> raw(@Nullable String text) {
        if (text != null && (text.length() > MAX_RAW || !text.matches("0x([0-9a-fA-F]{2})+"))) {
            throw Refusal.field("signed_transaction", "INVALID_HEX", "signed_transaction is 0x and hex digits.");
        }
        return Optional.ofNullable(text);
    }

    private static long required(@Nullable Long jobId) {
        if (jobId == null || jobId < 1) {
            throw Refusal.field("job_id", "REQUIRED", "job_id must be a job's number.");
        }
        return jobId;
    }
}

package io.paychain.escrow.domain;

import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.domain.TypedText.Field;
import java.util.ArrayList;
import java.util.List;

/** What each party signs, as a pure function of the escrow's state and the end of the signature. */
public final class TypedTexts {

    private TypedTexts() {}

    /**
     * The text of an action.
     *
     * @param wallet who signs: the worker to be for ACCEPT
     * @param validUntil chain seconds
     * @param acceptWithin seconds; used by REOPEN only
     */
    public static TypedText of(Escrow escrow, EscrowAction action, String wallet, long validUntil, long acceptWithin) {
        return switch (action) {
            case ACCEPT -> text(escrow, "Accept", acceptance(escrow, wallet), validUntil);
            case SUBMIT -> text(escrow, "Submit", List.of(), validUntil);
            case RELEASE -> text(escrow, "Release", release(escrow), validUntil);
            case WITHDRAW -> text(escrow, "Withdraw", List.of(), validUntil);
            case REOPEN ->
                text(escrow, "Reopen", List.of(new Field("acceptWithin", "uint32", acceptWithin)), validUntil);
        };
    }

    /** The platform's consent to a worker. */
    public static TypedText voucher(Escrow escrow, String worker, long validUntil) {
        return text(escrow, "Voucher", List.of(new Field("worker", "address", worker)), validUntil);
    }

    private static List<Field> acceptance(Escrow escrow, String worker) {
        Terms terms = escrow.terms();
        return List.of(
                new Field("worker", "address", worker),
                new Field("amount", "uint256", escrow.amount().toString()),
                new Field("workHours", "uint16", (long) terms.workHours()),
                new Field("reviewHours", "uint8", (long) terms.reviewHours()),
                new Field("workerPct", "uint8", (long) terms.workerPct()),
                new Field("termsHash", "bytes32", escrow.termsHash()));
    }

    private static List<Field> release(Escrow escrow) {
        String worker = escrow.worker();
        if (worker == null) {
            throw new IllegalStateException("nobody to release to in " + escrow.onchainId());
        }
        return List.of(
                new Field("worker", "address", worker),
                new Field("amount", "uint256", escrow.amount().toString()));
    }

    private static TypedText text(Escrow escrow, String type, List<Field> middle, long validUntil) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("jobId", "bytes32", escrow.onchainId()));
        fields.add(new Field("round", "uint8", (long) escrow.round()));
        fields.addAll(middle);
        fields.add(new Field("validUntil", "uint256", validUntil));
        return new TypedText(escrow.chainId(), escrow.contract(), type, fields);
    }
}

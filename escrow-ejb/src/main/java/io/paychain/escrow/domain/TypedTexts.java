package io.paychain.escrow.domain;

import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.domain.TypedText.Field;
import java.util.ArrayList;
import java.util.List;

/** What each party signs, as a pure function of the escrow's state and the end of the signature. */
public final class TypedTexts {

    // The contract's numbers of the two statuses in which it takes an amendment.
    private static final long ACTIVE = 2;
    private static final long SUBMITTED = 3;

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
            case DISPUTE -> text(escrow, "Dispute", List.of(), validUntil);
            case REOPEN ->
                text(escrow, "Reopen", List.of(new Field("acceptWithin", "uint32", acceptWithin)), validUntil);
        };
    }

    /** The text that both parties sign. */
    public static TypedText of(Escrow escrow, Agreement what, long validUntil) {
        if (what instanceof Agreement.Split split) {
            return text(escrow, "Settle", settlement(escrow, split), validUntil);
        }
        return text(escrow, "Amend", amendment(escrow, (Agreement.Extension) what), validUntil);
    }

    private static List<Field> settlement(Escrow escrow, Agreement.Split split) {
        return List.of(
                new Field("worker", "address", assigned(escrow)),
                new Field("toWorker", "uint256", split.toWorker().toString()));
    }

    // Status and present clock are in it, so that an amendment of one clock cannot be used for another.
    private static List<Field> amendment(Escrow escrow, Agreement.Extension extension) {
        return List.of(
                new Field("status", "uint8", escrow.status() == EscrowStatus.ACTIVE ? ACTIVE : SUBMITTED),
                new Field("clock", "uint32", escrow.clock()),
                new Field("newClock", "uint32", escrow.contractClock(extension.until())),
                new Field("newTermsHash", "bytes32", extension.termsHash()));
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
        return List.of(
                new Field("worker", "address", assigned(escrow)),
                new Field("amount", "uint256", escrow.amount().toString()));
    }

    private static String assigned(Escrow escrow) {
        String worker = escrow.worker();
        if (worker == null) {
            throw new IllegalStateException("nobody is assigned in " + escrow.onchainId());
        }
        return worker;
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

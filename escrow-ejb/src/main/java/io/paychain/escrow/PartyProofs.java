package io.paychain.escrow;

import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.Proof;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.Hex32;
import io.paychain.escrow.domain.TypedText;
import io.paychain.identity.api.ContractSignatures;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds out who signed: a key (ECDSA), or else a contract wallet that takes the signature for its own (EIP-1271; an
 * account with code of its own, EIP-7702, is either). The latter is asked over the network, so no transaction is open
 * meanwhile.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PartyProofs {

    private static final Pattern SIGNATURE = Pattern.compile("0x([0-9a-fA-F]{2}){1,1024}");

    @Inject
    EscrowAdmissions admissions;

    @Inject
    EscrowService escrow;

    @Inject
    EscrowAgreements agreements;

    @Inject
    EscrowCodec codec;

    @Inject
    ContractSignatures contracts;

    /**
     * Proves a worker's acceptance.
     *
     * @param wallet 0x address in any case
     * @throws Refusal SIGNATURE_INVALID, CHAIN_UNAVAILABLE, or what {@link EscrowAdmissions#acceptance} refuses
     */
    public Proof ofAcceptance(long jobId, String wallet, SignedAction signed) {
        return prove(admissions.acceptance(jobId, wallet, signed.validUntil()), wallet, signed.signature());
    }

    /**
     * Proves an employer's voucher for a worker.
     *
     * @param employer whose signature it should be, 0x address in any case
     * @throws Refusal SIGNATURE_INVALID, CHAIN_UNAVAILABLE, or what {@link EscrowAdmissions#voucher} refuses
     */
    public Proof ofVoucher(long jobId, String worker, String employer, SignedAction signed) {
        return prove(admissions.voucher(jobId, worker, signed.validUntil()), employer, signed.signature());
    }

    /**
     * Proves what a party signed for an action.
     *
     * @param wallet the party, 0x address in any case
     * @param acceptWithinHours used by REOPEN only
     * @throws Refusal SIGNATURE_INVALID, CHAIN_UNAVAILABLE, or what {@link EscrowService#text} refuses
     */
    public Proof ofAction(long jobId, EscrowAction action, String wallet, SignedAction signed, int acceptWithinHours) {
        TypedText text = escrow.text(jobId, action, wallet, signed.validUntil(), acceptWithinHours);
        return prove(text, wallet, signed.signature());
    }

    /**
     * Proves what one party signed for an agreement.
     *
     * @param wallet the party, 0x address in any case
     * @throws Refusal SIGNATURE_INVALID, CHAIN_UNAVAILABLE, or what {@link EscrowAgreements#present} refuses
     */
    public Proof ofAgreement(long jobId, Agreement what, String wallet, SignedAction signed) {
        return prove(agreements.present(jobId, what, wallet, signed.validUntil()), wallet, signed.signature());
    }

    private Proof prove(TypedText text, String signer, String signature) {
        String wallet = signer.toLowerCase(Locale.ROOT);
        String digest = codec.digest(text);
        boolean byKey = codec.signer(text, signature).filter(wallet::equals).isPresent();
        if (!byKey) {
            requireContract(wallet, digest, signature);
        }
        return new Proof(wallet, digest, !byKey);
    }

    private void requireContract(String wallet, String digest, String signature) {
        if (!SIGNATURE.matcher(signature).matches()) {
            throw invalid();
        }
        byte[] bytes = HexFormat.of().parseHex(signature, 2, signature.length());
        switch (contracts.check(wallet, Hex32.bytes(digest), bytes)) {
            case VALID -> {}
            case INVALID -> throw invalid();
            case UNAVAILABLE ->
                throw new Refusal(
                        EscrowProblem.CHAIN_UNAVAILABLE,
                        "The chain, which knows the owners of contract wallets, does not answer; try again.");
        }
    }

    /** The refusal of a signature that is not the wallet's over the present text. */
    static Refusal invalid() {
        return new Refusal(
                EscrowProblem.SIGNATURE_INVALID, "The signature is not this wallet's over the present text.");
    }
}

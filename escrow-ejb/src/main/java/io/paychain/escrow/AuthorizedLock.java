package io.paychain.escrow;

import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.TypedData;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Fundings.PreparedFunding;
import io.paychain.escrow.domain.TokenDomain;
import io.paychain.escrow.domain.TokenDomains;
import io.paychain.escrow.domain.TypedText;
import io.paychain.escrow.domain.TypedText.Field;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lock of pay in a token by one signature and one transaction, in place of an approval and a lock (EIP-3009). The
 * text names the job's id as its nonce, so the token gives the money to this job alone; who sends it is all the same.
 */
@ApplicationScoped
public class AuthorizedLock {

    // So near to its end the contract takes no accept-by any more.
    private static final long LEAST_WINDOW = PreparedCalls.LEAST_WINDOW;

    @Inject
    TokenDomains domains;

    @Inject
    EscrowCodec codec;

    @Inject
    EscrowSettings settings;

    /** What the employer may sign; empty for ether, and for a token that takes no such signature. */
    public Optional<TypedData> toSign(PreparedFunding funding) {
        return text(funding)
                .map(text ->
                        new TypedData(text.asMap(codec::checksummed), Instant.ofEpochSecond(validBefore(funding))));
    }

    /**
     * The transaction with the signature in it.
     *
     * @throws Refusal WRONG_STATE when there is nothing to sign, SIGNATURE_INVALID when it is not the employer's
     */
    public PreparedTransaction transaction(PreparedFunding funding, String signature) {
        TypedText text = text(funding)
                .orElseThrow(() -> new Refusal(
                        EscrowProblem.WRONG_STATE, "This pay is locked without a signature: send what was prepared."));
        if (codec.signer(text, signature).filter(funding.employer()::equals).isEmpty()) {
            throw new Refusal(
                    EscrowProblem.SIGNATURE_INVALID, "The signature is not the employer's over the present text.");
        }
        return new PreparedTransaction(
                settings.chainId(),
                codec.checksummed(settings.contract()),
                codec.createJobByAuthorization(funding, validBefore(funding), signature),
                "0");
    }

    private Optional<TypedText> text(PreparedFunding funding) {
        String token = funding.token();
        return token == null ? Optional.empty() : domains.of(token).map(domain -> text(funding, token, domain));
    }

    private TypedText text(PreparedFunding funding, String token, TokenDomain domain) {
        List<Field> fields = List.of(
                new Field("from", "address", funding.employer()),
                new Field("to", "address", settings.contract()),
                new Field("value", "uint256", funding.terms().value().toString()),
                new Field("validAfter", "uint256", 0L),
                new Field("validBefore", "uint256", validBefore(funding)),
                new Field("nonce", "bytes32", funding.onchainId()));
        return new TypedText(
                domain.name(), domain.version(), settings.chainId(), token, "ReceiveWithAuthorization", fields);
    }

    /** Chain seconds; the token refuses from then on. */
    private static long validBefore(PreparedFunding funding) {
        return funding.terms().acceptBy() - LEAST_WINDOW;
    }
}

package io.paychain.jobs.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.FundingQuote;
import io.paychain.escrow.api.TokenApproval;
import io.paychain.escrow.api.TypedData;
import org.jspecify.annotations.Nullable;

/**
 * The unsigned transaction that locks a job's pay.
 *
 * @param value wei to send, decimal string; 0 when the pay is in a token
 * @param quote the rate behind it; null when the pay is in a token
 * @param approval to be sent before, when the pay is in a token: lets the contract take pay and fee
 * @param authorization to be signed in place of the approval, when the token takes that (EIP-3009): with the signature
 *     the funding's authorization gives the one transaction that locks the pay
 */
public record FundingView(
        long chainId,
        String to,
        String data,
        String value,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) FundingQuote quote,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) TokenApproval approval,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) TypedData authorization) {

    /** The part of escrow's answer that the employer's wallet needs. */
    public static FundingView of(Funding funding) {
        return new FundingView(
                funding.chainId(),
                funding.to(),
                funding.data(),
                funding.value(),
                funding.quote(),
                funding.approval(),
                funding.authorization());
    }
}

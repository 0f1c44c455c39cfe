package io.paychain.jobs.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.FundingQuote;
import io.paychain.escrow.api.TokenApproval;
import org.jspecify.annotations.Nullable;

/**
 * The unsigned transaction that locks a job's pay.
 *
 * @param value wei to send, decimal string; 0 when the pay is in a token
 * @param quote the rate behind it; null when the pay is in a token
 * @param approval to be sent before, when the pay is in a token: lets the contract take pay and fee
 */
public record FundingView(
        long chainId,
        String to,
        String data,
        String value,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) FundingQuote quote,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) TokenApproval approval) {

    /** The part of escrow's answer that the employer's wallet needs. */
    public static FundingView of(Funding funding) {
        return new FundingView(
                funding.chainId(), funding.to(), funding.data(), funding.value(), funding.quote(), funding.approval());
    }
}

package io.paychain.jobs.api;

import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.FundingQuote;

/**
 * The unsigned transaction that locks a job's pay.
 *
 * @param value wei to send, decimal string
 * @param quote the rate behind it
 */
public record FundingView(long chainId, String to, String data, String value, FundingQuote quote) {

    /** The part of escrow's answer that the employer's wallet needs. */
    public static FundingView of(Funding funding) {
        return new FundingView(funding.chainId(), funding.to(), funding.data(), funding.value(), funding.quote());
    }
}

package io.paychain.escrow;

import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.FundingQuote;
import io.paychain.escrow.api.FundingRequest;
import io.paychain.escrow.domain.Arbitration;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Fundings;
import io.paychain.escrow.domain.Fundings.PreparedFunding;
import io.paychain.escrow.domain.Hex32;
import io.paychain.escrow.domain.Preparation;
import io.paychain.escrow.domain.Terms;
import io.paychain.payments.PaymentsService;
import io.paychain.payments.api.Quote;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;

/** Prepares and keeps fundings, in the caller's transaction. */
@ApplicationScoped
public class FundingDesk {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 32;

    @Inject
    Fundings fundings;

    @Inject
    Escrows escrows;

    @Inject
    EscrowCodec codec;

    @Inject
    PaymentsService payments;

    @Inject
    EscrowSettings settings;

    @Inject
    Arbitration arbitration;

    /** Prepares one at this chain time, in seconds. */
    public Funding prepare(FundingRequest request, long now) {
        String employer = request.employerWallet().toLowerCase(Locale.ROOT);
        refuseUnlessWanted(fundings.lockOrCreate(request.jobId(), employer));
        Quote quote = payments.quote();
        PreparedFunding funding = prepared(request, employer, quote, now);
        fundings.save(funding);
        return shown(funding, quote);
    }

    private void refuseUnlessWanted(Fundings.FundedJob job) {
        if (job.voided()) {
            throw new Refusal(EscrowProblem.VOIDED, "The job has ended; it cannot be funded any more.");
        }
        if (escrows.ofJob(job.jobId()).isPresent()) {
            throw new Refusal(EscrowProblem.ALREADY_FUNDED, "The pay of this job has been locked already.");
        }
    }

    private PreparedFunding prepared(FundingRequest request, String employer, Quote quote, long now) {
        BigDecimal rate = new BigDecimal(quote.rate());
        Terms terms = Preparation.terms(
                request, rate, new Preparation.Offered(settings.feeBps(), arbitration.arbiterId()), now);
        String text = Preparation.text(request, terms, salt());
        String termsHash = codec.keccak(text);
        String id = codec.jobId(employer, termsHash, terms);
        return new PreparedFunding(
                request.jobId(), id, employer, termsHash, terms, text, rate, quote.source(), quote.expiresAt());
    }

    private static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return Hex32.text(salt);
    }

    private Funding shown(PreparedFunding funding, Quote quote) {
        Terms terms = funding.terms();
        return new Funding(
                settings.chainId(),
                codec.checksummed(settings.contract()),
                codec.createJob(funding.termsHash(), terms),
                terms.value().toString(),
                new FundingQuote(quote.rate(), quote.source(), quote.expiresAt()),
                funding.onchainId(),
                terms.amount(),
                terms.fee(),
                Instant.ofEpochSecond(terms.acceptBy()));
    }
}

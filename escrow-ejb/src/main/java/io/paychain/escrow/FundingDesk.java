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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Prepares and keeps fundings, in the caller's transaction. */
@ApplicationScoped
public class FundingDesk {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 32;

    /** For so long the same question gets the same funding, so that nobody fills the table by asking. */
    private static final Duration REUSED_FOR = Duration.ofMinutes(5);

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

    /** Prepares one at this chain time, in seconds; for a few minutes it is the same for the same wishes. */
    public Funding prepare(FundingRequest request, long now) {
        String employer = request.employerWallet().toLowerCase(Locale.ROOT);
        refuseUnlessWanted(fundings.lockOrCreate(request.jobId(), employer));
        Quote quote = payments.quote();
        return shown(newest(request, employer, quote, now).orElseGet(() -> {
            PreparedFunding funding = prepared(request, employer, quote, now);
            fundings.save(funding);
            return funding;
        }));
    }

    private Optional<PreparedFunding> newest(FundingRequest request, String employer, Quote quote, long now) {
        return fundings.newest(request.jobId())
                .filter(f -> f.employer().equals(employer))
                .filter(f -> f.rate().compareTo(new BigDecimal(quote.rate())) == 0)
                .filter(f -> f.quoteExpiresAt().isAfter(quote.expiresAt().minus(REUSED_FOR)))
                .filter(f -> Preparation.wants(request, offered(), f, now - REUSED_FOR.toSeconds(), now));
    }

    private Preparation.Offered offered() {
        return new Preparation.Offered(settings.feeBps(), arbitration.arbiterId());
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
        Terms terms = Preparation.terms(request, rate, offered(), now);
        String text = Preparation.text(request, terms, salt());
        String termsHash = codec.keccak(text);
        String id = codec.jobId(employer, termsHash, terms);
        // What is shown now and what is read back later is the same.
        Instant until = quote.expiresAt().truncatedTo(ChronoUnit.MICROS);
        return new PreparedFunding(request.jobId(), id, employer, termsHash, terms, text, rate, quote.source(), until);
    }

    private static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return Hex32.text(salt);
    }

    private Funding shown(PreparedFunding funding) {
        Terms terms = funding.terms();
        return new Funding(
                settings.chainId(),
                codec.checksummed(settings.contract()),
                codec.createJob(funding.termsHash(), terms),
                terms.value().toString(),
                new FundingQuote(
                        funding.rate().stripTrailingZeros().toPlainString(),
                        funding.rateSource(),
                        funding.quoteExpiresAt()),
                funding.onchainId(),
                terms.amount(),
                terms.fee(),
                Instant.ofEpochSecond(terms.acceptBy()));
    }
}

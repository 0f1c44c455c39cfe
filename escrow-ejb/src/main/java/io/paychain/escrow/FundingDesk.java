package io.paychain.escrow;

import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.FundingQuote;
import io.paychain.escrow.api.FundingRequest;
import io.paychain.escrow.api.TokenApproval;
import io.paychain.escrow.domain.Arbitration;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Fundings;
import io.paychain.escrow.domain.Fundings.PreparedFunding;
import io.paychain.escrow.domain.Hex32;
import io.paychain.escrow.domain.Preparation;
import io.paychain.escrow.domain.Terms;
import io.paychain.escrow.domain.TokenBook;
import io.paychain.escrow.domain.Tokens;
import io.paychain.payments.PaymentsService;
import io.paychain.payments.api.Quote;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    @Inject
    Tokens tokens;

    @Inject
    TokenBook tokenBook;

    @Inject
    AuthorizedLock authorized;

    /** What the prices of a question are: a quote for ether, or the token that the price is in. */
    private record Priced(@Nullable Quote quote, @Nullable String token) {

        /** ETH per USD; null in a token. */
        @Nullable
        BigDecimal rate() {
            return quote == null ? null : new BigDecimal(quote.rate());
        }

        /** What is shown now and what is read back later is the same. */
        @Nullable
        Instant until() {
            return quote == null ? null : quote.expiresAt().truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Prepares one at this chain time, in seconds; for a few minutes it is the same for the same wishes. */
    public Funding prepare(FundingRequest request, long now) {
        String employer = request.employerWallet().toLowerCase(Locale.ROOT);
        refuseUnlessWanted(fundings.lockOrCreate(request.jobId(), employer));
        Money price = request.price();
        Priced in = price == null ? new Priced(payments.quote(), null) : new Priced(null, token(price.asset()));
        return shown(newest(request, employer, in, now).orElseGet(() -> {
            PreparedFunding funding = prepared(request, employer, in, now);
            fundings.save(funding);
            remember(funding.token());
            return funding;
        }));
    }

    private void remember(@Nullable String token) {
        if (token != null) {
            tokenBook.prepared(token, tokens.asset(token).orElseThrow());
        }
    }

    private Optional<PreparedFunding> newest(FundingRequest request, String employer, Priced in, long now) {
        return fundings.newest(request.jobId())
                .filter(f -> f.employer().equals(employer))
                .filter(f -> Objects.equals(f.token(), in.token()))
                .filter(f -> stillQuoted(f, in.quote()))
                .filter(f -> Preparation.wants(request, offered(), f, now - REUSED_FOR.toSeconds(), now));
    }

    private static boolean stillQuoted(PreparedFunding funding, @Nullable Quote quote) {
        BigDecimal rate = funding.rate();
        Instant until = funding.quoteExpiresAt();
        if (quote == null || rate == null || until == null) {
            return quote == null;
        }
        return rate.compareTo(new BigDecimal(quote.rate())) == 0
                && until.isAfter(quote.expiresAt().minus(REUSED_FOR));
    }

    private Preparation.Offered offered() {
        return new Preparation.Offered(settings.feeBps(), arbitration.arbiterId());
    }

    private String token(Asset asset) {
        return tokens.token(asset)
                .filter(tokens.offered()::contains)
                .filter(token -> !escrows.leftOut(token))
                .orElseThrow(
                        () -> Refusal.field("pay_asset", "NOT_OFFERED", "Pay in " + asset + " is not offered here."));
    }

    private void refuseUnlessWanted(Fundings.FundedJob job) {
        if (job.voided()) {
            throw new Refusal(EscrowProblem.VOIDED, "The job has ended; it cannot be funded any more.");
        }
        if (escrows.ofJob(job.jobId()).isPresent()) {
            throw new Refusal(EscrowProblem.ALREADY_FUNDED, "The pay of this job has been locked already.");
        }
    }

    private PreparedFunding prepared(FundingRequest request, String employer, Priced in, long now) {
        Terms terms = Preparation.terms(request, in.rate(), offered(), now);
        String text = Preparation.text(request, terms, salt());
        String termsHash = codec.keccak(text);
        Quote quote = in.quote();
        return new PreparedFunding(
                request.jobId(),
                codec.jobId(employer, termsHash, terms, in.token()),
                employer,
                termsHash,
                terms,
                text,
                in.rate(),
                quote == null ? null : quote.source(),
                in.until(),
                in.token());
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
                codec.createJob(funding.termsHash(), terms, funding.token()),
                funding.value().toString(),
                quote(funding),
                funding.onchainId(),
                terms.amount(),
                terms.fee(),
                Instant.ofEpochSecond(terms.acceptBy()),
                approval(terms, funding.token()),
                authorized.toSign(funding).orElse(null));
    }

    private static @Nullable FundingQuote quote(PreparedFunding funding) {
        BigDecimal rate = funding.rate();
        String source = funding.rateSource();
        Instant until = funding.quoteExpiresAt();
        return rate == null || source == null || until == null
                ? null
                : new FundingQuote(rate.stripTrailingZeros().toPlainString(), source, until);
    }

    private @Nullable TokenApproval approval(Terms terms, @Nullable String token) {
        if (token == null) {
            return null;
        }
        Money all = new Money(terms.value(), tokens.asset(token).orElseThrow());
        return new TokenApproval(
                settings.chainId(),
                codec.checksummed(token),
                codec.approve(settings.contract(), all.minor()),
                "0",
                all.asset().name(),
                all.text());
    }
}

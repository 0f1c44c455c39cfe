package io.paychain.escrow.domain;

import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.FundingRequest;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From a job's wishes to the contract's terms. */
public final class Preparation {

    private static final int ETHER_SCALE = 18;
    private static final int MAX_HOURS = 2160;
    private static final int MAX_AMOUNT_BITS = 88;
    private static final long HOUR = 3600;

    // Quotes inside strings are escaped in this form, so nobody's text can look like the member.
    private static final Pattern SALT = Pattern.compile("\"salt\":\"(0x[0-9a-f]{64})\"");

    /** An unruled dispute must not be better for the employer than silence. */
    private static final int WORKER_PCT = 100;

    private Preparation() {}

    /**
     * Wei for dollars. A fraction of a wei goes to the worker.
     *
     * @param rate ETH per USD
     */
    public static BigInteger wei(BigDecimal usd, BigDecimal rate) {
        return usd.multiply(rate)
                .movePointRight(ETHER_SCALE)
                .setScale(0, RoundingMode.CEILING)
                .toBigIntegerExact();
    }

    /**
     * The platform's side of the terms.
     *
     * @param feeBps the fee in hundredths of a percent
     * @param arbiterId who may rule a dispute; 0 for nobody
     */
    public record Offered(int feeBps, int arbiterId) {}

    /**
     * The terms of a funding.
     *
     * @param rate ETH per USD; null with a price
     * @param now chain seconds
     * @throws Refusal TERMS_OUT_OF_BOUNDS
     */
    public static Terms terms(FundingRequest request, @Nullable BigDecimal rate, Offered offered, long now) {
        Money price = request.price();
        BigInteger amount =
                price != null ? price.minor() : rate == null ? BigInteger.ZERO : wei(request.payAmountUsd(), rate);
        within("accept_within_hours", request.acceptWithinHours(), 1, MAX_HOURS);
        within("time_limit_hours", request.workHours(), 1, MAX_HOURS);
        within("review_hours", request.reviewHours(), 24, 240);
        if (amount.signum() <= 0 || amount.bitLength() > MAX_AMOUNT_BITS) {
            throw new Refusal(EscrowProblem.TERMS_OUT_OF_BOUNDS, "The amount is outside the contract's bounds.");
        }
        long acceptBy = now + request.acceptWithinHours() * HOUR;
        return new Terms(
                acceptBy,
                request.workHours(),
                request.reviewHours(),
                offered.feeBps(),
                WORKER_PCT,
                amount,
                flags(request, offered));
    }

    private static int flags(FundingRequest request, Offered offered) {
        int token = request.price() == null ? 0 : Terms.TOKEN;
        int picks = request.employerPicks() ? Terms.EMPLOYER_PICKS : 0;
        return offered.arbiterId() << Terms.ARBITER_SHIFT | token | picks;
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Refusal(EscrowProblem.TERMS_OUT_OF_BOUNDS, name + " must be " + least + " to " + most + ".");
        }
    }

    /**
     * The canonical text that the terms hash binds (RFC 8785).
     *
     * @param salt random, so that equal terms of two jobs differ and nobody can guess the text
     */
    public static String text(FundingRequest request, Terms terms, String salt) {
        Map<String, Object> text = new LinkedHashMap<>();
        Money price = request.price();
        if (price == null) {
            text.put("amount_wei", terms.amount().toString());
        } else {
            text.put("amount", price.text());
            text.put("asset", price.asset().name());
        }
        text.put("checklist", request.checklist());
        text.put("review_hours", terms.reviewHours());
        text.put("salt", salt);
        text.put("v", 1);
        text.put("work_hours", terms.workHours());
        return CanonicalJson.write(text);
    }

    /**
     * True when a funding says what the request wishes, prepared between two chain times, in seconds.
     *
     * @throws Refusal TERMS_OUT_OF_BOUNDS
     */
    public static boolean wants(
            FundingRequest request, Offered offered, Fundings.PreparedFunding funding, long from, long to) {
        long prepared = funding.terms().acceptBy() - request.acceptWithinHours() * HOUR;
        if (prepared < from || prepared > to) {
            return false;
        }
        Terms terms = terms(request, funding.rate(), offered, prepared);
        return terms.equals(funding.terms())
                && text(request, terms, salt(funding.termsText())).equals(funding.termsText());
    }

    private static String salt(String termsText) {
        Matcher salt = SALT.matcher(termsText);
        return salt.find() ? salt.group(1) : "";
    }
}

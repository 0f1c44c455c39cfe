package io.paychain.identity.domain;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address under the policy of this product, a practical subset of RFC 5321: a dot-atom of at
 * most 64 characters before the @, a domain of at least two labels after it (internationalised ones
 * become their ASCII form, IDNA), at most 254 characters in all. Quoted local parts, comments, address
 * literals and non-ASCII local parts are refused, since hardly any mail reaches them.
 *
 * @param text the address in lower case and ASCII
 * @param disposable whether its domain is a known throw-away provider; flagged, never refused
 */
public record EmailAddress(String text, boolean disposable) {

    /** Longest address in its ASCII form (RFC 5321, 4.5.3.1.3). */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL = 64;
    private static final int MAX_DOMAIN = 255;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?!\\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])");

    /** Reads an address; empty when the policy does not take it. */
    public static Optional<EmailAddress> parse(String given) {
        int at = given.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL || given.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String local = given.substring(0, at).toLowerCase(Locale.ROOT);
        return domain(given.substring(at + 1))
                .filter(domain -> LOCAL.matcher(local).matches())
                .map(domain -> new EmailAddress(local + "@" + domain, DisposableDomains.contains(domain)))
                .filter(address -> address.text.getBytes(StandardCharsets.US_ASCII).length <= MAX_LENGTH);
    }

    private static Optional<String> domain(String given) {
        if (given.length() > MAX_DOMAIN || given.codePoints().anyMatch(c -> c <= ' ')) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(given, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(d -> DOMAIN.matcher(d).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package io.paychain.identity.domain;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sign-in message of EIP-4361 in the one layout we give out: no scheme before the domain, no
 * Not Before, Request ID or Resources.
 *
 * @param domain host and port of the site, for example {@code localhost:8000}
 * @param address the wallet with its EIP-55 checksum
 * @param uri the site
 * @param chainId the chain of EIP-155
 * @param nonce 8 to 64 letters and digits
 * @param issuedAt when it was made
 * @param expiresAt when it stops being valid
 */
public record SignInMessage(
        String domain, String address, URI uri, long chainId, String nonce, Instant issuedAt, Instant expiresAt) {

    /** A longer text is not even parsed. */
    public static final int MAX_LENGTH = 2000;

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final String STATEMENT = "Sign in to PayChain. This costs nothing and moves no money.";
    private static final Pattern LAYOUT = Pattern.compile("""
            ([A-Za-z0-9.:\\[\\]-]{1,255}) wants you to sign in with your Ethereum account:
            (0x[0-9a-fA-F]{40})

            (?:[\\x20-\\x7e]{1,300}
            )?
            URI: ([\\x21-\\x7e]{1,500})
            Version: 1
            Chain ID: ([1-9][0-9]{0,17})
            Nonce: ([A-Za-z0-9]{8,64})
            Issued At: ([0-9TZ:.+-]{20,35})
            Expiration Time: ([0-9TZ:.+-]{20,35})""");

    /** The text the wallet shows and signs. */
    public String text() {
        return domain + " wants you to sign in with your Ethereum account:\n" + address + "\n\n" + STATEMENT
                + "\n\nURI: " + uri + "\nVersion: 1\nChain ID: " + chainId + "\nNonce: " + nonce + "\nIssued At: "
                + issuedAt + "\nExpiration Time: " + expiresAt;
    }

    /** Reads a text; empty when it has not exactly the layout. */
    public static Optional<SignInMessage> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher found = LAYOUT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SignInMessage(
                    found.group(1),
                    found.group(2),
                    URI.create(found.group(3)),
                    Long.parseLong(found.group(4)),
                    found.group(5),
                    OffsetDateTime.parse(found.group(6)).toInstant(),
                    OffsetDateTime.parse(found.group(7)).toInstant()));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Compares with what this site would have written.
     *
     * @param longest how long our messages live
     * @return why it is not acceptable, empty when it is
     */
    public Optional<String> objection(
            String ourDomain, URI ourUri, long ourChain, String wallet, Instant now, Duration longest) {
        if (!domain.equals(ourDomain)) {
            return Optional.of("The message is for another domain.");
        }
        if (!uri.equals(ourUri)) {
            return Optional.of("The message is for another URI.");
        }
        if (chainId != ourChain) {
            return Optional.of("The message is for another chain.");
        }
        if (!address.equals(wallet)) {
            return Optional.of("The message is for another wallet.");
        }
        return untimely(now, longest);
    }

    private Optional<String> untimely(Instant now, Duration longest) {
        if (!now.isBefore(expiresAt)) {
            return Optional.of("The message has expired.");
        }
        if (issuedAt.isAfter(now.plus(SKEW))) {
            return Optional.of("The message is from the future.");
        }
        if (expiresAt.isAfter(issuedAt.plus(longest))) {
            return Optional.of("The message lives too long.");
        }
        return Optional.empty();
    }
}

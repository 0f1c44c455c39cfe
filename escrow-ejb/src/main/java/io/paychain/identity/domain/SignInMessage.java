package io.paychain.identity.domain;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in message of <a href="https://eips.ethereum.org/EIPS/eip-4361">EIP-4361</a>. What {@link #ours} makes has
 * no optional part but statement and expiration; whoever builds a message of their own around our nonce may use all.
 *
 * @param scheme {@code http} or {@code https} before the domain; null when it is not said
 * @param domain host and port of the site, for example {@code localhost:8000}
 * @param address the wallet with its EIP-55 checksum
 * @param statement what the wallet shows people; null without
 * @param uri the site
 * @param chainId the chain of EIP-155
 * @param nonce 8 to 64 letters and digits
 * @param issuedAt when it was made
 * @param expiresAt when it stops being valid; null when it does not say
 * @param notBefore when it begins to be valid; null for at once
 * @param requestId an id of whoever asked; null without
 * @param resources what the signer refers to; empty when there are none
 */
public record SignInMessage(
        @Nullable String scheme,
        String domain,
        String address,
        @Nullable String statement,
        URI uri,
        long chainId,
        String nonce,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant notBefore,
        @Nullable String requestId,
        List<URI> resources) {

    /** A longer text is not even parsed. */
    public static final int MAX_LENGTH = 2000;

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final String STATEMENT = "Sign in to PayChain. This costs nothing and moves no money.";

    /** The message that we ask a wallet to sign. */
    public static SignInMessage ours(
            String domain, String address, URI uri, long chainId, String nonce, Instant issuedAt, Instant expiresAt) {
        return new SignInMessage(
                null, domain, address, STATEMENT, uri, chainId, nonce, issuedAt, expiresAt, null, null, List.of());
    }

    /** Reads a text; empty when it does not follow the standard's grammar. */
    public static Optional<SignInMessage> parse(String text) {
        return SignInGrammar.parse(text);
    }

    /** The text the wallet shows and signs. */
    public String text() {
        StringBuilder text = new StringBuilder(scheme == null ? "" : scheme + "://")
                .append(domain)
                .append(" wants you to sign in with your Ethereum account:\n")
                .append(address)
                .append("\n\n")
                .append(statement == null ? "" : statement + "\n")
                .append("\nURI: " + uri + "\nVersion: 1\nChain ID: " + chainId + "\nNonce: " + nonce)
                .append("\nIssued At: " + issuedAt)
                .append(expiresAt == null ? "" : "\nExpiration Time: " + expiresAt)
                .append(notBefore == null ? "" : "\nNot Before: " + notBefore)
                .append(requestId == null ? "" : "\nRequest ID: " + requestId)
                .append(resources.isEmpty() ? "" : "\nResources:");
        resources.forEach(resource -> text.append("\n- ").append(resource));
        return text.toString();
    }

    /**
     * Compares with what this site would have asked for.
     *
     * @param site where people reach it, scheme, host and port
     * @param longest how long our messages live; also of one that does not say
     * @return why it is not acceptable, empty when it is
     */
    public Optional<String> objection(
            String ourDomain, URI site, long ourChain, String wallet, Instant now, Duration longest) {
        if (!domain.equals(ourDomain) || (scheme != null && !scheme.equals(site.getScheme()))) {
            return Optional.of("The message is for another domain.");
        }
        if (!uri.equals(site)) {
            return Optional.of("The message is for another URI.");
        }
        if (chainId != ourChain) {
            return Optional.of("The message is for another chain.");
        }
        if (!address.equals(wallet)) {
            return Optional.of("The message is for another wallet.");
        }
        if (!resources.stream().allMatch(resource -> ofSite(resource, site))) {
            return Optional.of("The message names resources of another site.");
        }
        return untimely(now, longest);
    }

    /** A list of resources can hand out rights elsewhere (EIP-5573): a signature given to us does not. */
    private static boolean ofSite(URI resource, URI site) {
        return site.getScheme().equals(resource.getScheme())
                && site.getRawAuthority().equals(resource.getRawAuthority());
    }

    private Optional<String> untimely(Instant now, Duration longest) {
        Instant end = expiresAt == null ? issuedAt.plus(longest) : expiresAt;
        if (!now.isBefore(end)) {
            return Optional.of("The message has expired.");
        }
        if (issuedAt.isAfter(now.plus(SKEW))) {
            return Optional.of("The message is from the future.");
        }
        if (notBefore != null && notBefore.isAfter(now)) {
            return Optional.of("The message is not valid yet.");
        }
        if (end.isAfter(issuedAt.plus(longest))) {
            return Optional.of("The message lives too long.");
        }
        return Optional.empty();
    }
}

package io.paychain.identity.adapter;

import io.paychain.platform.config.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings of identity.
 *
 * @param publicUrl where people reach us: the issuer of tokens, and what messages are signed for
 * @param chainId the chain messages are signed for
 * @param accessLife of an access token
 * @param refreshLife of a refresh token
 * @param pepper secret for the keyed hashes
 * @param adminWallets lower-case wallets whose users hold {@code admin}
 * @param arbiterWallets lower-case wallets whose users hold {@code arbiter}
 * @param privateKeys file with the JWK set we sign with
 * @param signingKeyId which of its keys signs; null for the first
 * @param publicKeys file with the JWK set that others check with
 * @param failuresPerAddress failed sign-ins of strangers from one address before they have to wait
 * @param failuresPerNetwork the same for a whole network
 */
public record IdentitySettings(
        URI publicUrl,
        long chainId,
        Duration accessLife,
        Duration refreshLife,
        String pepper,
        Set<String> adminWallets,
        Set<String> arbiterWallets,
        Path privateKeys,
        @Nullable String signingKeyId,
        Path publicKeys,
        int failuresPerAddress,
        int failuresPerNetwork) {

    private static final int MIN_PEPPER = 32;
    private static final int MAX_FAILURES = 1_000_000;

    /** Reads and validates them; throws {@link IllegalStateException} naming the setting at fault. */
    static IdentitySettings read(Setting from) {
        return new IdentitySettings(
                from.url("paychain.public.url"),
                from.number("paychain.chain.id", 1337, 1, Long.MAX_VALUE),
                from.minutes("paychain.access.token.minutes", 60),
                from.days("paychain.refresh.token.days", 7),
                pepper(from),
                wallets(from, "paychain.admin.wallets"),
                wallets(from, "paychain.arbiter.wallets"),
                from.file("paychain.jwt.private.keys"),
                from.text("paychain.jwt.signing.kid").orElse(null),
                from.file("paychain.jwt.jwks"),
                (int) from.number("paychain.signin.failures.address", 20, 1, MAX_FAILURES),
                (int) from.number("paychain.signin.failures.network", 100, 1, MAX_FAILURES));
    }

    /** Host and port as EIP-4361 writes the domain. */
    public String domain() {
        return publicUrl.getAuthority();
    }

    private static String pepper(Setting from) {
        String pepper = from.required("paychain.hash.pepper");
        if (pepper.length() < MIN_PEPPER) {
            throw new IllegalStateException(
                    "Setting paychain.hash.pepper needs at least " + MIN_PEPPER + " characters");
        }
        return pepper;
    }

    private static Set<String> wallets(Setting from, String name) {
        Set<String> wallets =
                from.list(name).stream().map(w -> w.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        if (!wallets.stream().allMatch(w -> w.matches("0x[0-9a-f]{40}"))) {
            throw new IllegalStateException("Setting " + name + " holds something that is no wallet");
        }
        return wallets;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "IdentitySettings[" + publicUrl + "]";
    }
}

package io.paychain.web.idempotency;

import io.paychain.platform.idempotency.IdempotencyProblem;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which requests have a key, which must have one, and what a key looks like. */
public final class KeyRules {

    private static final Set<String> UNSAFE = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern API_KEYS = Pattern.compile("(^|/)api-keys(/|$)");
    private static final int MAX_PATH = 500;

    private KeyRules() {}

    /**
     * The key that counts for a request; empty when none does.
     *
     * @param path below the interface's base
     * @throws Refusal when a key is required and missing, or has the wrong form
     */
    static Optional<String> key(String method, String path, Caller caller, @Nullable String header) {
        String first = firstSegment(path);
        boolean anonymous = caller.principal().equals(Caller.ANONYMOUS.principal());
        if (!UNSAFE.contains(method) || anonymous || ignored(path)) {
            return Optional.empty();
        }
        if (header == null) {
            if (required(first, caller)) {
                throw new Refusal(IdempotencyProblem.IDEMPOTENCY_KEY_REQUIRED, "Send an Idempotency-Key header.");
            }
            return Optional.empty();
        }
        if (!KEY.matcher(header).matches()) {
            throw new Refusal(
                    IdempotencyProblem.IDEMPOTENCY_KEY_INVALID, "A key has 1 to 255 visible ASCII characters.");
        }
        return Optional.of(header);
    }

    /**
     * True for what a repetition must make anew: an answer there holds a secret that works once, and is never
     * stored in clear text (D29).
     *
     * @param path below the interface's base
     */
    public static boolean ignored(String path) {
        String first = firstSegment(path);
        return first.equals("auth")
                || first.equals("oauth")
                || path.endsWith("events/ticket")
                || API_KEYS.matcher(path).find();
    }

    /** Money that the server itself moves or books: a repeated request must be known as one. */
    private static boolean required(String first, Caller caller) {
        return first.equals("payments") || first.equals("ledger") || (first.equals("escrow") && !caller.signedIn());
    }

    private static String firstSegment(String path) {
        String below = path.startsWith("/") ? path.substring(1) : path;
        int slash = below.indexOf('/');
        return slash < 0 ? below : below.substring(0, slash);
    }

    static String bounded(String path) {
        return path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH);
    }

    static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

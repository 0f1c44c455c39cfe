package io.paychain.apikeys.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a key: {@code pck_}, sixteen hex digits that find it, and 256 random bits in base64url. Scanners for
 * secrets know it by its beginning.
 *
 * @param prefix finds the key; no secret
 * @param secret proves it
 */
public record KeyText(String prefix, String secret) {

    private static final Pattern FORM = Pattern.compile("pck_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");

    /** Reads a key; empty for what never was one. */
    public static Optional<KeyText> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new KeyText(form.group(1), form.group(2))) : Optional.empty();
    }

    /** The whole text, as it is shown once. */
    public String whole() {
        return "pck_" + prefix + "_" + secret;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "KeyText[" + prefix + "]";
    }
}

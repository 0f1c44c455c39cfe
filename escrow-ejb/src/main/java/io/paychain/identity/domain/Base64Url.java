package io.paychain.identity.domain;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Base64url without padding (RFC 4648, section 5), one text for each value: what decodes to the same is the same. */
public final class Base64Url {

    private Base64Url() {}

    /** Bytes as text. */
    public static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of a text; empty when it is null, longer than {@code most} bytes would be, or not in the one form. */
    public static Optional<byte[]> bytes(@Nullable String text, int most) {
        if (text == null || text.length() > (most * 4L + 2) / 3 || !text.matches("[A-Za-z0-9_-]*")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return text(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package io.paychain.identity.adapter;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.paychain.shared.error.FieldError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which passwords may be chosen: 8 to 1 000 characters of any sort, none of the 30 000 most common (the
 * list of zxcvbn), none that zxcvbn finds guessable. No rule asks for digits or signs.
 */
public final class PasswordRules {

    private static final int MIN = 8;
    private static final int MAX = 1_000;

    /** Its time grows faster than the length; the beginning of a long password decides well enough. */
    private static final int JUDGED = 64;

    /** Of 0 to 4: 2 is a million guesses or more. */
    private static final int MIN_SCORE = 2;

    private static final Zxcvbn STRENGTH = new Zxcvbn();
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /**
     * What is wrong with a password, under the name of its field; empty when it may be chosen.
     *
     * @param about what an attacker knows: names and addresses; never part of a good password
     */
    public static List<FieldError> check(String field, @Nullable String password, List<String> about) {
        if (password == null || password.isEmpty()) {
            return wrong(field, "REQUIRED", "A password is required.");
        }
        if (password.length() > MAX) {
            return wrong(field, "TOO_LONG", "A password has at most " + MAX + " characters.");
        }
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        if (normal.codePointCount(0, normal.length()) < MIN) {
            return wrong(field, "TOO_SHORT", "A password has at least " + MIN + " characters.");
        }
        if (COMMON.contains(normal.toLowerCase(Locale.ROOT))) {
            return wrong(field, "TOO_COMMON", "This password is one of the most common ones.");
        }
        return weak(normal, about)
                ? wrong(field, "TOO_WEAK", "This password is easy to guess. Add another word or two.")
                : List.of();
    }

    private static boolean weak(String password, List<String> about) {
        String judged = password.substring(0, Math.min(JUDGED, password.length()));
        return STRENGTH.measure(judged, about).getScore() < MIN_SCORE;
    }

    private static List<FieldError> wrong(String field, String code, String message) {
        return List.of(new FieldError(field, code, message));
    }

    private static Set<String> common() {
        InputStream list = Zxcvbn.class.getResourceAsStream("/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(list, "passwords.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

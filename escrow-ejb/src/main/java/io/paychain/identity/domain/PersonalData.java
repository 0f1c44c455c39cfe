package io.paychain.identity.domain;

import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.FieldError;
import io.paychain.shared.error.Refusal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for what users tell about themselves; findings are collected, so that one answer names all. */
public final class PersonalData {

    private static final Pattern USERNAME =
            Pattern.compile("(?=.{2,50}$)[\\p{L}\\p{N}]+(?:[ ._'-][\\p{L}\\p{N}]+|[._-])*", Pattern.UNICODE_CASE);
    private final List<FieldError> errors = new ArrayList<>();

    /** A username in its normal form (NFKC); 2 to 50 letters, digits and single separators. */
    public String username(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return wrong("username", "REQUIRED", "A username is required.");
        }
        String name = given.length() > 200 ? given : Normalizer.normalize(given, Normalizer.Form.NFKC);
        return USERNAME.matcher(name).matches()
                ? name
                : wrong(
                        "username",
                        "WRONG_FORMAT",
                        "A username has 2 to 50 letters and digits, with single dots, dashes, underscores or spaces between.");
    }

    /** An e-mail address in lower case and ASCII; see {@link EmailAddress} for what is taken. */
    public String email(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return wrong("email", "REQUIRED", "An e-mail address is required.");
        }
        return EmailAddress.parse(given)
                .map(EmailAddress::text)
                .orElseGet(() -> wrong("email", "WRONG_FORMAT", "This is no e-mail address."));
    }

    /** Adds what another rule has found. */
    public void add(List<FieldError> found) {
        errors.addAll(found);
    }

    /** A member that must be there. */
    public <T> void required(String field, @Nullable T given) {
        if (given == null) {
            wrong(field, "REQUIRED", "This member is required.");
        }
    }

    /**
     * Ends the collecting.
     *
     * @throws Refusal naming every field at fault, when there is one
     */
    public void check() {
        if (!errors.isEmpty()) {
            throw new Refusal(CommonProblem.VALIDATION_ERROR, "The request is not valid.", errors, Map.of());
        }
    }

    /** The form under which a username is unique: two that look alike in case are the same. */
    public static String usernameKey(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    private String wrong(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
        return "";
    }
}

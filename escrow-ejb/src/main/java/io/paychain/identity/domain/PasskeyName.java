package io.paychain.identity.domain;

import io.paychain.shared.error.Refusal;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** How somebody calls a passkey of theirs, to tell it from the others. */
public final class PasskeyName {

    private static final int MAX = 60;
    private static final String USUAL = "Passkey";

    private PasskeyName() {}

    /** A name in its normal form, for a passkey that need not be given one. */
    public static String orUsual(@Nullable String given) {
        return given == null || given.isBlank() ? USUAL : of(given);
    }

    /**
     * A name in its normal form.
     *
     * @throws Refusal VALIDATION_ERROR unless it has 1 to 60 characters that can be shown
     */
    public static String of(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw Refusal.field("name", "REQUIRED", "A name is required.");
        }
        String name = given.length() > 4 * MAX
                ? given
                : Normalizer.normalize(given, Normalizer.Form.NFC).strip();
        if (name.length() > MAX || !name.codePoints().allMatch(PasskeyName::shown)) {
            throw Refusal.field("name", "WRONG_FORMAT", "A name has 1 to " + MAX + " characters that can be shown.");
        }
        return name;
    }

    private static boolean shown(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}

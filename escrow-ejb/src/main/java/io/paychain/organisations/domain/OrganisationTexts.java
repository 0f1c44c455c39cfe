package io.paychain.organisations.domain;

import io.paychain.organisations.api.Permission;
import io.paychain.shared.error.Refusal;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for what people write about organisations. Names stand in mails to strangers: no links, no markup. */
public final class OrganisationTexts {

    private static final int SHORTEST = 2;
    private static final int NAME = 100;
    private static final int ROLE_NAME = 40;
    private static final int LEAST_IDLE = 5;
    private static final int MOST_IDLE = 43_200;
    private static final String SIGNS = "&'’.,()+-";
    private static final Pattern LINK = Pattern.compile("\\p{L}\\.\\p{L}{2}|www|https?", Pattern.CASE_INSENSITIVE);

    private OrganisationTexts() {}

    /**
     * An organisation's name in its normal form (NFC, single blanks).
     *
     * @throws Refusal a field error
     */
    public static String name(@Nullable String given) {
        String name = text("name", given, NAME);
        if (LINK.matcher(name).find()) {
            throw Refusal.field("name", "WRONG_FORMAT", "A name must not look like a link.");
        }
        return name;
    }

    /**
     * A role's name in its normal form.
     *
     * @throws Refusal a field error
     */
    public static String roleName(@Nullable String given) {
        return text("name", given, ROLE_NAME);
    }

    /** The form under which names are unique: those that differ in case only are one. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String text(String field, @Nullable String given, int max) {
        if (given == null || given.isBlank()) {
            throw Refusal.field(field, "REQUIRED", field + " is required.");
        }
        String bounded = given.length() > 4 * max ? given.substring(0, 4 * max) : given;
        String text = Normalizer.normalize(bounded, Normalizer.Form.NFC).strip().replaceAll(" {2,}", " ");
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST || length > max) {
            throw Refusal.field(field, "WRONG_LENGTH", field + " has " + SHORTEST + " to " + max + " characters.");
        }
        if (!text.codePoints().allMatch(OrganisationTexts::plain)) {
            throw Refusal.field(
                    field, "INVALID_CHARACTER", field + " has letters, digits, blanks and " + SIGNS + " only.");
        }
        return text;
    }

    private static boolean plain(int c) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return Character.isLetterOrDigit(c) || mark || c == ' ' || SIGNS.indexOf(c) >= 0;
    }

    /**
     * Permissions by their codes.
     *
     * @throws Refusal a field error for what is not in the catalogue
     */
    public static Set<Permission> permissions(List<@Nullable String> codes) {
        if (codes.size() > Permission.values().length) {
            throw Refusal.field("permissions", "TOO_MANY", "Name each permission once.");
        }
        Set<Permission> found = EnumSet.noneOf(Permission.class);
        for (int i = 0; i < codes.size(); i++) {
            String field = "permissions[" + i + "]";
            found.add(Permission.of(String.valueOf(codes.get(i)))
                    .orElseThrow(() -> Refusal.field(field, "UNKNOWN_PERMISSION", "There is no such permission.")));
        }
        return found;
    }

    /**
     * An idle limit in minutes; null for none.
     *
     * @param given 0 for none; null keeps the present one
     * @throws Refusal a field error outside 5 minutes to 30 days
     */
    public static @Nullable Integer idle(@Nullable Integer given, @Nullable Integer present) {
        if (given == null) {
            return present;
        }
        if (given != 0 && (given < LEAST_IDLE || given > MOST_IDLE)) {
            throw Refusal.field(
                    "max_idle_minutes",
                    "OUT_OF_RANGE",
                    "max_idle_minutes is " + LEAST_IDLE + " to " + MOST_IDLE + ", or 0 for any time.");
        }
        return given == 0 ? null : given;
    }
}

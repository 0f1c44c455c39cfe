package io.paychain.disputes.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with the work, by the employer. */
public enum Category {
    NOT_AS_AGREED,
    INCOMPLETE,
    QUALITY,
    NOT_DELIVERED,
    OTHER;

    /** The name in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The category of that name. */
    public static Optional<Category> of(@Nullable String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** All names, for people. */
    public static String codes() {
        return Arrays.stream(values()).map(Category::code).collect(Collectors.joining(", "));
    }
}

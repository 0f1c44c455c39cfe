package io.paychain.web.http;

import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions of resources that people edit, as entity tags. */
public final class ETags {

    private static final Pattern VERSION = Pattern.compile("\"v([0-9]{1,18})\"");

    private ETags() {}

    /** The entity tag of a version. */
    public static String of(long version) {
        return "\"v" + version + "\"";
    }

    /**
     * The version that {@code If-Match} asks for; null when there is no such header, or it is {@code *}.
     *
     * @throws Refusal when it is no tag of ours, which therefore cannot match
     */
    public static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher tag = VERSION.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new Refusal(CommonProblem.STALE_VERSION, "If-Match names no version of this resource.");
        }
        return Long.valueOf(tag.group(1));
    }
}

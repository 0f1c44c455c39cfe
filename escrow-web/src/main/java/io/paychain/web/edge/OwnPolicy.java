package io.paychain.web.edge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The content policy that the build wrote into a page which is one file (the rescue page): it names the page's only
 * script and style by their hashes, which the common policy (D49) would forbid. Sent as a header, too, because a
 * policy inside a page cannot forbid that it is framed.
 */
final class OwnPolicy {

    private static final Pattern IN_THE_PAGE =
            Pattern.compile("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]{1,2000})\"");
    private static final String BY_HASH = "script-src 'sha256-";

    private OwnPolicy() {}

    /** The policy for the header, or null when the page has none that names its script by hash. */
    static @Nullable String of(String page) {
        Matcher found = IN_THE_PAGE.matcher(page);
        if (!found.find() || !found.group(1).contains(BY_HASH) || found.group(1).contains("unsafe")) {
            return null;
        }
        return found.group(1) + "; frame-ancestors 'none'";
    }
}

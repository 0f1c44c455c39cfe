package io.paychain.oauth.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that answers go to. Compared letter by letter (RFC 9700, 4.1.3), but for the port of a loopback address, which
 * an application on a device learns only when it starts (RFC 8252, 7.3).
 */
public final class RedirectUris {

    private static final int MAX = 500;
    private static final Pattern PLAIN =
            Pattern.compile("[\\x21\\x23-\\x26\\x28-\\x29\\x2b-\\x3b=\\x3f-\\x5b\\x5d_a-z~]{1," + MAX + "}");
    private static final Pattern PRIVATE_SCHEME = Pattern.compile("[a-z][a-z0-9+-]*(?:\\.[a-z0-9+-]+)+");
    private static final Pattern LOOPBACK =
            Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::([0-9]{1,5}))?((?:/.*)?)");
    private static final Set<String> THIS_DEVICE = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final int MAX_PORT = 65_535;

    private RedirectUris() {}

    /** Whether a client may register it: https, http on this device, or a scheme of its own with a dot in it. */
    public static boolean registrable(String uri) {
        if (!PLAIN.matcher(uri).matches() || uri.contains("#")) {
            return false;
        }
        try {
            URI parsed = new URI(uri);
            return parsed.getScheme() != null && parsed.getRawUserInfo() == null && rightScheme(parsed);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean rightScheme(URI uri) {
        String host = uri.getHost();
        return switch (uri.getScheme()) {
            case "https" -> host != null && rightPort(uri);
            case "http" -> host != null && THIS_DEVICE.contains(host) && rightPort(uri);
            default -> PRIVATE_SCHEME.matcher(uri.getScheme()).matches();
        };
    }

    private static boolean rightPort(URI uri) {
        return uri.getPort() <= MAX_PORT;
    }

    /** Whether one of the registered addresses is the one that is asked for. */
    public static boolean allowed(Collection<String> registered, String asked) {
        return registered.contains(asked)
                || (registrable(asked) && registered.stream().anyMatch(known -> sameButPort(known, asked)));
    }

    private static boolean sameButPort(String registered, String asked) {
        Matcher known = LOOPBACK.matcher(registered);
        Matcher other = LOOPBACK.matcher(asked);
        return known.matches()
                && other.matches()
                && known.group(1).equals(other.group(1))
                && known.group(3).equals(other.group(3));
    }

    /** What a person can tell an address by: its host, or the scheme of an application on this device. */
    public static String shown(String uri) {
        URI parsed = URI.create(uri);
        boolean web = Set.of("https", "http").contains(parsed.getScheme().toLowerCase(Locale.ROOT));
        return web ? String.valueOf(parsed.getAuthority()) : parsed.getScheme();
    }

    /** Whether other applications on the device could take the answer, so that the person is asked each time (RFC 8252, 8.6). */
    public static boolean anybodysOnTheDevice(String uri) {
        return !uri.startsWith("https:");
    }
}

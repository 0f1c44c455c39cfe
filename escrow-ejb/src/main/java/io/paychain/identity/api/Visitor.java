package io.paychain.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * From where somebody signs in.
 *
 * @param address the client's address, or the network of an IPv6 client; never empty
 * @param device how the client names itself (User-Agent); null when it does not
 * @param deviceToken what an earlier sign-in left on the device; null on a new one
 */
public record Visitor(
        String address, @Nullable String device, @Nullable String deviceToken) {

    /** Somebody of whom nothing is known. */
    public static final Visitor UNKNOWN = new Visitor("unknown", null, null);

    private static final int IPV6_SITE_DIGITS = 12;

    /** The network around the address: /24 of IPv4, /48 of IPv6 (whose addresses come as 16 hex digits). */
    public String network() {
        if (address.matches("[0-9a-f]{16}")) {
            return address.substring(0, IPV6_SITE_DIGITS);
        }
        int lastDot = address.lastIndexOf('.');
        return lastDot > 0 ? address.substring(0, lastDot) : address;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Visitor[" + address + "]";
    }
}

package io.paychain.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Set;

/** Whose request it is, for counting: {@code X-Forwarded-For} is believed only from a trusted proxy. */
public final class ClientAddress {

    private static final int IPV6_NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** The address, or the /64 network for IPv6, where one customer holds a whole network. */
    public static String of(HttpServletRequest request, Set<String> trustedProxies) {
        String remote = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !trustedProxies.contains(remote)) {
            return network(remote);
        }
        String[] hops = forwarded.split(",", -1);
        for (int i = hops.length - 1; i >= 0; i--) {
            if (!trustedProxies.contains(hops[i].strip())) {
                return network(hops[i].strip());
            }
        }
        return network(remote);
    }

    private static String network(String address) {
        if (!address.contains(":") || !address.matches("[0-9A-Fa-f:.%]{2,45}")) {
            return address.length() <= 45 ? address : "unreadable";
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, IPV6_NETWORK_BYTES)
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return "unreadable";
        }
    }
}

package io.paychain.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address 127.0.0.1. */
public final class Ports {

    /** The only address that embedded services listen on. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 100;
    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private Ports() {}

    /** Returns the given port, or a free one when it is 0. */
    public static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    /** Returns the preferred port when nothing listens there, else a free one. */
    public static int preferring(int preferred) {
        return isFree(preferred) ? preferred : free();
    }

    /**
     * Returns a port on which nothing listens at this moment.
     *
     * <p>By chance, and below the ports that systems give to outgoing connections (Linux from 32768 on): one of those
     * could be taken between this answer and its use.
     */
    public static int free() {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedException("No free port was found between " + LOWEST + " and " + HIGHEST + ".");
    }

    /** Tells whether the port can be bound on the loopback address and on all addresses. */
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(loopback(), port)) && canBind(new InetSocketAddress(port));
    }

    /**
     * Checks that a port can be bound.
     *
     * @param port the port
     * @param service the name shown to the user
     * @param setting the setting that chooses another port
     * @throws EmbeddedException when the port is in use
     */
    public static void requireFree(int port, String service, String setting) {
        if (!isFree(port)) {
            throw new EmbeddedException("Port " + port + " of " + service
                    + " is in use by another program: stop that program or choose another port with " + setting + ".");
        }
    }

    /** Tells whether something accepts connections on the loopback port. */
    public static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

package io.paychain.ws;

import io.paychain.identity.IdentityService;
import io.paychain.identity.SocketTickets;
import io.paychain.platform.live.LiveHub;
import io.paychain.shared.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** This node's sockets, looked after every second: pings, silent or slow readers, ended sessions. */
@ApplicationScoped
public class SocketRegistry {

    private static final System.Logger LOG = System.getLogger(SocketRegistry.class.getName());
    private static final int MAX_SOCKETS = 10_000;
    private static final int MAX_OF_ONE = 20;
    private static final long RECHECK_NANOS = 2_000_000_000L;
    // Questions to the database in one round; with more sockets a re-check simply comes a little later.
    private static final int MAX_CHECKS = 500;

    @Inject
    LiveHub hub;

    @Inject
    SocketTickets tickets;

    @Inject
    IdentityService identity;

    private final Set<LiveSocket> sockets = ConcurrentHashMap.newKeySet();

    LiveHub hub() {
        return hub;
    }

    Caller redeem(String ticket) {
        return tickets.redeem(ticket);
    }

    Caller bearer(String token) {
        return tickets.bearer(token);
    }

    /** Takes a socket in; false when this node is full. */
    boolean add(LiveSocket socket) {
        return sockets.size() < MAX_SOCKETS && sockets.add(socket);
    }

    void remove(LiveSocket socket) {
        sockets.remove(socket);
    }

    /** True when the person has no room for another socket on this node. */
    boolean full(long userId) {
        return sockets.stream().filter(socket -> socket.userId() == userId).count() > MAX_OF_ONE;
    }

    int size() {
        return sockets.size();
    }

    /** One round; called each second. */
    void lookAfter(long nowNanos) {
        Map<String, Boolean> alive = new HashMap<>();
        for (LiveSocket socket : sockets) {
            try {
                socket.lookAfter(nowNanos);
                recheck(socket, nowNanos, alive);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a socket could not be looked after", e);
            }
        }
    }

    private void recheck(LiveSocket socket, long nowNanos, Map<String, Boolean> alive) {
        String session = socket.sessionId();
        if (session == null || nowNanos - socket.checkedAt() < RECHECK_NANOS) {
            return;
        }
        if (alive.size() >= MAX_CHECKS && !alive.containsKey(session)) {
            return;
        }
        socket.checked(nowNanos);
        if (!alive.computeIfAbsent(session, identity::sessionAlive)) {
            socket.close(CloseWith.SESSION_ENDED);
        }
    }
}

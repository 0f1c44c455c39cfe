package io.paychain.ws;

import io.paychain.identity.IdentityService;
import io.paychain.identity.SocketTickets;
import io.paychain.platform.live.LiveHub;
import io.paychain.shared.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    // Sockets that have not said whose they are; those with a ticket say so at once.
    private static final int MAX_STRANGERS = 1_000;

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

    /**
     * Takes a socket in.
     *
     * @param ticket whether it brings one: strangers cannot take every place
     * @return false when this node is full
     */
    boolean add(LiveSocket socket, boolean ticket) {
        boolean room = sockets.size() < MAX_SOCKETS
                && (ticket
                        || sockets.stream().filter(each -> each.userId() == 0).count() < MAX_STRANGERS);
        return room && sockets.add(socket);
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
        for (LiveSocket socket : sockets) {
            try {
                socket.lookAfter(nowNanos);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a socket could not be looked after", e);
            }
        }
        recheck(nowNanos);
    }

    /** Ends the sockets whose session has ended: one question to the database for all of them. */
    private void recheck(long nowNanos) {
        Map<String, List<LiveSocket>> due = new HashMap<>();
        for (LiveSocket socket : sockets) {
            String session = socket.sessionId();
            if (session != null && nowNanos - socket.checkedAt() >= RECHECK_NANOS) {
                due.computeIfAbsent(session, any -> new ArrayList<>()).add(socket);
            }
        }
        if (!due.isEmpty()) {
            Set<String> alive = identity.sessionsAlive(due.keySet());
            due.forEach((session, open) -> open.forEach(socket -> checked(socket, alive.contains(session), nowNanos)));
        }
    }

    private static void checked(LiveSocket socket, boolean alive, long nowNanos) {
        socket.checked(nowNanos);
        if (!alive) {
            socket.close(CloseWith.SESSION_ENDED);
        }
    }
}

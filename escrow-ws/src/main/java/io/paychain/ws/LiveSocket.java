package io.paychain.ws;

import io.paychain.platform.live.LiveEvent;
import io.paychain.platform.live.LiveSink;
import io.paychain.platform.live.LiveSubscription;
import io.paychain.platform.live.Outgoing;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One open socket: the container's session, what is said on it, and what it hears. */
final class LiveSocket implements Wire, LiveSink {

    private static final long SIGN_IN_NANOS = 10_000_000_000L;
    private static final long PING_NANOS = 20_000_000_000L;
    private static final long SILENCE_NANOS = 65_000_000_000L;

    private final Session session;
    private final SocketRegistry registry;
    private final Outgoing outgoing;
    private final Conversation conversation;
    private final long openedAt = System.nanoTime();
    private volatile long heardAt = openedAt;
    private volatile long checkedAt = openedAt;
    private volatile boolean open = true;
    private long pingedAt = openedAt;
    // No lock of ours is held while the hub is called: the feed comes in holding the subscription's.
    private final AtomicReference<@Nullable LiveSubscription> subscription = new AtomicReference<>();

    LiveSocket(Session session, SocketRegistry registry) {
        this.session = session;
        this.registry = registry;
        this.outgoing = new Outgoing(this::transmit, () -> close(CloseWith.TOO_SLOW));
        this.conversation = new Conversation(this, registry::bearer, this::subscribe);
    }

    /** The socket was opened with a ticket; a bad one ends it. */
    void ticket(String ticket) {
        try {
            Caller caller = registry.redeem(ticket);
            conversation.signedIn(caller);
            endWhenTooMany();
        } catch (Refusal refused) {
            close(CloseWith.SESSION_ENDED);
        }
    }

    void heard(String text) {
        heardAt = System.nanoTime();
        if (open) {
            boolean stranger = userId() == 0;
            conversation.heard(text, heardAt);
            if (stranger) {
                endWhenTooMany();
            }
        }
    }

    void ponged() {
        heardAt = System.nanoTime();
    }

    /** A person may have a few sockets, by ticket and by token alike. */
    private void endWhenTooMany() {
        long user = userId();
        if (user != 0 && registry.full(user)) {
            close(CloseWith.BUSY);
        }
    }

    private void subscribe(Set<String> channels, @Nullable Long after, Runnable told) {
        LiveSubscription before = subscription.get();
        Long asked = after == null && before != null ? Long.valueOf(before.position()) : after;
        long from = registry.hub().start(asked);
        hangUp();
        told.run();
        subscription.set(registry.hub().subscribe(this, channels, from));
        if (!open) {
            hangUp();
        }
    }

    private void hangUp() {
        LiveSubscription heard = subscription.getAndSet(null);
        if (heard != null) {
            registry.hub().leave(heard);
        }
    }

    /** Once a second: pings, and ends what is silent, slow, or has not signed in. */
    void lookAfter(long nowNanos) {
        if (conversation.caller() == null && nowNanos - openedAt > SIGN_IN_NANOS) {
            close(CloseWith.SESSION_ENDED);
        } else if (nowNanos - heardAt > SILENCE_NANOS) {
            close(CloseWith.TOO_SLOW);
        } else if (nowNanos - pingedAt > PING_NANOS) {
            pingedAt = nowNanos;
            ping();
        }
        outgoing.check(nowNanos);
    }

    private void ping() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | IllegalArgumentException gone) {
            ended();
        }
    }

    @Override
    public void send(String message) {
        outgoing.add(message);
    }

    @Override
    public void take(LiveEvent event, String message) {
        outgoing.add(message);
    }

    @Override
    public int room() {
        return outgoing.room();
    }

    @Override
    public boolean open() {
        return open;
    }

    private void transmit(String message, Consumer<Boolean> done) {
        try {
            session.getAsyncRemote().sendText(message, result -> done.accept(result.isOK()));
        } catch (IllegalStateException | IllegalArgumentException gone) {
            done.accept(false);
        }
    }

    @Override
    public void close(CloseWith reason) {
        if (!open) {
            return;
        }
        ended();
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(reason.code()), reason.name()));
        } catch (IOException | IllegalStateException gone) {
            System.getLogger(LiveSocket.class.getName())
                    .log(System.Logger.Level.DEBUG, "the socket was gone before it was closed", gone);
        }
    }

    /** The socket is gone, by us or by the client. */
    void ended() {
        open = false;
        outgoing.end();
        registry.remove(this);
        hangUp();
    }

    /** Whose socket it is; 0 while nobody's. */
    long userId() {
        Caller caller = conversation.caller();
        return caller == null ? 0 : caller.userId();
    }

    @Nullable
    String sessionId() {
        Caller caller = conversation.caller();
        return caller == null ? null : caller.sessionId();
    }

    long checkedAt() {
        return checkedAt;
    }

    void checked(long nowNanos) {
        checkedAt = nowNanos;
    }
}

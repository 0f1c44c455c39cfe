package io.paychain.ws;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoint, one instance a socket. Registered by {@link EndpointRegistrar}, hence no annotation. */
public final class LiveEndpoint extends Endpoint {

    private final SocketRegistry registry;
    private @Nullable LiveSocket socket;

    LiveEndpoint(SocketRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(Incoming.MAX_TEXT);
        session.setMaxBinaryMessageBufferSize(1);
        session.setMaxIdleTimeout(0);
        LiveSocket opened = new LiveSocket(session, registry);
        socket = opened;
        List<String> tickets = session.getRequestParameterMap().getOrDefault("ticket", List.of());
        if (!registry.add(opened, !tickets.isEmpty())) {
            opened.close(CloseWith.BUSY);
            return;
        }
        // No lambdas: servers read the message type from the handler's class.
        session.addMessageHandler(new Texts(opened));
        session.addMessageHandler(new Pongs(opened));
        if (!tickets.isEmpty()) {
            opened.ticket(tickets.get(0));
        }
    }

    private static final class Texts implements MessageHandler.Whole<String> {

        private final LiveSocket socket;

        Texts(LiveSocket socket) {
            this.socket = socket;
        }

        @Override
        public void onMessage(String text) {
            socket.heard(text);
        }
    }

    private static final class Pongs implements MessageHandler.Whole<PongMessage> {

        private final LiveSocket socket;

        Pongs(LiveSocket socket) {
            this.socket = socket;
        }

        @Override
        public void onMessage(PongMessage pong) {
            socket.ponged();
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        end();
    }

    @Override
    public void onError(Session session, Throwable failure) {
        System.getLogger(LiveEndpoint.class.getName()).log(System.Logger.Level.DEBUG, "a socket failed", failure);
        end();
    }

    private void end() {
        LiveSocket known = socket;
        if (known != null) {
            known.ended();
        }
    }
}

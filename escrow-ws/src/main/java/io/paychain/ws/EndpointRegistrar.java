package io.paychain.ws;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Puts the socket at {@code /rt/events} in every packaging: at {@code /events} of the web module
 * whose context is {@code /rt}, at {@code /rt/events} of the single one.
 */
@WebListener
public class EndpointRegistrar implements ServletContextListener {

    @Inject
    SocketRegistry registry;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Object container = context.getAttribute(ServerContainer.class.getName());
        if (!(container instanceof ServerContainer server)) {
            throw new IllegalStateException("this server offers no WebSocket container to " + context.getContextPath());
        }
        String path = "/rt".equals(context.getContextPath()) ? "/events" : "/rt/events";
        try {
            server.addEndpoint(ServerEndpointConfig.Builder.create(LiveEndpoint.class, path)
                    .configurator(new Doorman(registry, LiveSettings.read()))
                    .build());
        } catch (DeploymentException e) {
            throw new IllegalStateException("the socket cannot be offered at " + path, e);
        }
    }

    /** Makes endpoints, and turns pages of other sites away. */
    private static final class Doorman extends ServerEndpointConfig.Configurator {

        private final SocketRegistry registry;
        private final LiveSettings settings;

        Doorman(SocketRegistry registry, LiveSettings settings) {
            this.registry = registry;
            this.settings = settings;
        }

        @Override
        public boolean checkOrigin(String origin) {
            return settings.allows(origin);
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new LiveEndpoint(registry));
        }
    }
}

package io.paychain.web.console;

import io.paychain.web.WebSettings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Marks the cookie of the console's views {@code Secure} where people reach us by https; web.xml, which
 * has its other flags, knows no settings. It opens nothing: {@link ConsoleCookie} does.
 */
public class ViewCookie implements ServletContextListener {

    @Inject
    WebSettings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setSecure(settings.https());
    }
}

package io.paychain.web.oauth;

import io.paychain.oauth.OAuthTokenState;
import io.paychain.oauth.OAuthTokens;
import io.paychain.oauth.api.WireAnswer;
import io.paychain.oauth.api.WireRequest;
import io.paychain.web.WebSettings;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What clients post: {@code /oauth/token}, {@code /oauth/revoke}, {@code /oauth/introspect}. */
public class TokenServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient OAuthTokens tokens;

    @Inject
    transient OAuthTokenState state;

    @Inject
    transient WebSettings settings;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Wire.openToPages(response);
        WireRequest wire = Wire.read(request, settings);
        String action = request.getServletPath();
        switch (action) {
            case "/oauth/token" -> Wire.write(request, response, tokens.token(wire), "issueOAuthTokens");
            case "/oauth/revoke" -> Wire.write(request, response, state.revoke(wire), "revokeOAuthToken");
            default -> {
                WireAnswer answer = state.introspect(wire);
                Wire.write(request, response, answer, "introspectOAuthToken");
            }
        }
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        Wire.openToPages(response);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}

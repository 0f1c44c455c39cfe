package io.paychain.web.oauth;

import io.paychain.oauth.PresentedTokens;
import io.paychain.oauth.UserInfo;
import io.paychain.oauth.api.WireAnswer;
import io.paychain.web.WebSettings;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /oauth/userinfo} (OpenID Connect 5.3): what the scopes of an access token let its client know of the person. */
public class UserInfoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient UserInfo userInfo;

    @Inject
    transient WebSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Wire.openToPages(response);
        WireAnswer answer = userInfo.of(new PresentedTokens.Presented(
                request.getMethod(),
                Wire.endpoint(request, settings),
                Wire.header(request, "Authorization"),
                Wire.header(request, "DPoP")));
        Wire.write(request, response, answer, "readUserInfo");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        Wire.openToPages(response);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}

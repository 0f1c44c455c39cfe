package io.paychain.web.oauth;

import io.paychain.oauth.Authorizations;
import io.paychain.oauth.api.Beginning;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code /oauth/authorize}: sends the browser on to the consent page, or back to the client; never to an unknown address. */
public class AuthorizeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>This does not work – PayChain</title></head>
            <body>
            <h1>This application cannot be connected</h1>
            <p>%s</p>
            <p>Nothing was given to it. If you did not expect this, close the page.</p>
            </body>
            </html>
            """;

    @Inject
    transient Authorizations authorizations;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        begin(Objects.requireNonNullElse(request.getQueryString(), ""), response);
    }

    /** OpenID Connect wants this, too; a query beside the form is not read. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        begin(Wire.body(request), response);
    }

    private void begin(String query, HttpServletResponse response) throws IOException {
        Beginning beginning = authorizations.begin(query);
        if (beginning instanceof Beginning.Onward onward) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", onward.target().toString());
        } else if (beginning instanceof Beginning.Shown shown) {
            byte[] page = PAGE.formatted(shown.reason()).getBytes(StandardCharsets.UTF_8);
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
        }
    }
}

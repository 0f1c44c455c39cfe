package io.paychain.web.oauth;

import io.paychain.oauth.ServerMetadata;
import io.paychain.web.http.Json;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What we are and where (RFC 8414, OpenID Connect Discovery), for clients that set themselves up. */
public class MetadataServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ServerMetadata metadata;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Wire.openToPages(response);
        byte[] body = Json.mapper().writeValueAsBytes(metadata.document());
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=300");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
